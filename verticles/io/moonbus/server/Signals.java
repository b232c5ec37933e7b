package io.moonbus.server;

import java.util.concurrent.atomic.AtomicLong;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals that end the process. The JVM's own way, shutdown hooks, cannot tell a second signal from the first, and
 * gives a status that looks like a failure.
 */
final class Signals {

  /** A signal that comes twice within this time was sent once, to the process and to its group. */
  private static final long ONCE_NANOS = 200_000_000;

  private Signals() {
  }

  /** Runs {@code stop} for the first Ctrl-C or SIGTERM and {@code halt} for each further one. */
  static void onEnd(Runnable stop, Runnable halt) {
    AtomicLong first = new AtomicLong();
    SignalHandler handler = signal -> {
      long now = System.nanoTime();
      if (first.compareAndSet(0, now)) {
        stop.run();
      } else if (now - first.get() > ONCE_NANOS) {
        halt.run();
      }
    };
    Signal.handle(new Signal("INT"), handler);
    Signal.handle(new Signal("TERM"), handler);
  }

  /** Lets the process live on when its terminal is closed. */
  static void ignoreHangUp() {
    Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
  }
}
