const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * One line per step. On a terminal the running step is redrawn in place; in a
 * log it is announced, and a sign of life follows every 20 seconds.
 */
export function createProgress({ stream = process.stdout } = {}) {
  const steps = stream.isTTY ? redrawnSteps(stream) : loggedSteps(stream);

  return {
    /** Runs `work` as a step; it may report a detail while it lasts. */
    async step(title, work) {
      const started = Date.now();
      const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
      steps.begin(title, seconds);
      try {
        const result = await work(detail => steps.detail(detail));
        steps.end(`✓ ${title} (${seconds()})`);
        return result;
      } catch (error) {
        steps.end(`✗ ${title} (${seconds()})`);
        throw error;
      }
    },
    /** A step that needed no work. */
    done(title) {
      stream.write(`✓ ${title}\n`);
    },
    /** Ends the drawing of a step that will not end itself. */
    abandon() {
      steps.abandon();
    },
    /** Prints without tearing a step that is being drawn. */
    print(text) {
      steps.interrupt(() => stream.write(`${text}\n`));
    },
  };
}

function redrawnSteps(stream) {
  let draw;
  let timer;
  let detail = '';
  const clear = () => stream.write('\r\u001b[K');
  return {
    begin(title, seconds) {
      let frame = 0;
      draw = () => {
        frame = (frame + 1) % frames.length;
        const suffix = detail ? `: ${detail}` : '';
        const line = `${frames[frame]} ${title}${suffix} (${seconds()})`;
        clear();
        stream.write(line.slice(0, (stream.columns || 80) - 1));
      };
      draw();
      timer = setInterval(draw, 120);
    },
    detail(text) {
      detail = text;
    },
    end(line) {
      this.abandon();
      stream.write(`${line}\n`);
    },
    abandon() {
      clearInterval(timer);
      detail = '';
      if (draw) {
        draw = undefined;
        clear();
      }
    },
    interrupt(print) {
      if (draw) {
        clear();
      }
      print();
      draw?.();
    },
  };
}

function loggedSteps(stream) {
  let timer;
  let detail = '';
  return {
    begin(title, seconds) {
      stream.write(`… ${title}\n`);
      timer = setInterval(() => {
        const suffix = detail ? `: ${detail}` : '';
        stream.write(`  still at it${suffix} (${seconds()})\n`);
      }, 20_000);
    },
    detail(text) {
      detail = text;
    },
    end(line) {
      this.abandon();
      stream.write(`${line}\n`);
    },
    abandon() {
      clearInterval(timer);
      detail = '';
    },
    interrupt: print => print(),
  };
}
