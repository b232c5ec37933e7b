package io.moonbus.limits;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A thread that sends again and again, until it is closed or the server ends the connection. */
final class Sender implements AutoCloseable {

  /** Something that sends. */
  @FunctionalInterface
  interface Action {

    void run() throws IOException;
  }

  private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private final AtomicLong times = new AtomicLong();
  private final Thread thread;
  private volatile boolean over;

  Sender(Action action) {
    this(action, 0);
  }

  private Sender(Action action, long pauseNanos) {
    thread = new Thread(() -> send(action, pauseNanos), "sender");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends one time. */
  static Sender once(Action action) {
    return new Sender(action, Long.MAX_VALUE);
  }

  /** Sends with pauses. */
  static Sender slowly(Action action) {
    return new Sender(action, TimeUnit.MILLISECONDS.toNanos(100));
  }

  private void send(Action action, long pauseNanos) {
    try {
      while (!over) {
        action.run();
        times.incrementAndGet();
        if (pauseNanos == Long.MAX_VALUE) {
          return;
        }
        if (pauseNanos > 0) {
          LockSupport.parkNanos(pauseNanos);
        }
      }
    } catch (IOException e) {
      over = true;
    }
  }

  /** How often something was sent. */
  long times() {
    return times.get();
  }

  /** Whether the server has ended the connection. */
  boolean isOver() {
    return over;
  }

  /** Waits until the server takes no more. */
  void awaitStall() {
    long seen = -1;
    while (seen != times.get() && !over) {
      seen = times.get();
      long end = System.nanoTime() + STALL_NANOS;
      while (System.nanoTime() < end && seen == times.get()) {
        LockSupport.parkNanos(STALL_NANOS / 10);
      }
    }
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
