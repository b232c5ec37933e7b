package io.moonbus.lua.engine;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Looks now and then whether a state's time is up. */
final class Watchdog {

  /** A call may run so much longer than it should, in nanoseconds. */
  private static final long PERIOD_NANOS = 20_000_000;

  private final List<WeakReference<State>> states = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::watch, "moonbus-lua-watchdog");
  private volatile boolean closed;

  Watchdog() {
    thread.setDaemon(true);
    thread.start();
  }

  void add(State state) {
    states.add(new WeakReference<>(state));
    LockSupport.unpark(thread);
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!closed) {
      if (states.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, PERIOD_NANOS);
        check();
      }
    }
  }

  private void check() {
    long now = System.nanoTime();
    for (WeakReference<State> reference : states) {
      State state = reference.get();
      if (state == null) {
        states.remove(reference);
      } else {
        state.checkTime(now);
      }
    }
  }
}
