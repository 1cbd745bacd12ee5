package io.github.zpacert.cli;

/**
 * What every command is given.
 *
 * @param io the world outside
 * @param options the global options, filled in once the command line is parsed
 * @param interruption told of Ctrl-C
 */
record Context(Io io, GlobalOptions options, Interruption interruption) {

  Console console() {
    return new Console(io, options);
  }

  Session session() {
    return new Session(this, console());
  }
}
