// Preloaded into every process that these scripts start. When the script is
// gone without having said goodbye (SIGKILL, a crash), its end of the channel
// closes: the process then ends, with everything it started itself.

// Not for what the process forks: the channel there is another one.
process.execArgv.splice(process.execArgv.indexOf('--require'), 2);

if (process.channel) {
  process.once('disconnect', () => {
    endGroup('SIGTERM');
    setTimeout(() => endGroup('SIGKILL'), 10_000).unref();
  });
  process.channel.unref();
}

function endGroup(signal) {
  if (process.platform === 'win32') {
    process.exit(1);
  }
  try {
    process.kill(-process.pid, signal);
  } catch {
    process.exit(1);
  }
}
