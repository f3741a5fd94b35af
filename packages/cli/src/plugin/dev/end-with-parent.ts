/** Loaded into the plugin's server: if the command dies without a word, the server ends too. */
const end = () => process.kill(process.pid, 'SIGTERM');
process.on('disconnect', end);
process.channel?.unref();
// The command died before anything listened.
if (!process.connected) end();
