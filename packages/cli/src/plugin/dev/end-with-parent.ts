/** Loaded into the plugin's server: if the command dies without a word, the server ends too. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
