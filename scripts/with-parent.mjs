/**
 * Loaded before the entry of every child process: when the command that started it is gone (kill -9, a crash), the
 * child ends as if it had been told to, instead of holding the port until someone finds it.
 */
process.channel?.unref()
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 10_000).unref()
  process.kill(process.pid, 'SIGTERM')
})
