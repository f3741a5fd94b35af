console.error('the server of the fixture runs');
