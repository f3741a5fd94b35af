/**
 * Loaded into each measured process beside its program: answers what CPU time the process has used so far, all its
 * threads together, and ends the process with the one that started it.
 */
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
