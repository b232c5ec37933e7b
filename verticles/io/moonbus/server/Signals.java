package io.moonbus.server;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals that end the process. The JVM's own way, shutdown hooks, cannot tell a second signal from the first, and
 * gives a status that looks like a failure.
 */
final class Signals {

  private Signals() {
  }

  /** Runs {@code stop} for the first Ctrl-C or SIGTERM and {@code halt} for each further one. */
  static void onEnd(Runnable stop, Runnable halt) {
    Runnable[] next = {stop, halt};
    SignalHandler handler = signal -> {
      Runnable action = next[0];
      next[0] = next[1];
      action.run();
    };
    Signal.handle(new Signal("INT"), handler);
    Signal.handle(new Signal("TERM"), handler);
  }

  /** Lets the process live on when its terminal is closed. */
  static void ignoreHangUp() {
    Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
  }
}
