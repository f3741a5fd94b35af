/** Loaded into each supervised process: if the launcher dies without a word, the process ends too. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
