package io.moonbus.lua.engine;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Looks now and then whether a state's time is up, or the JVM's memory. */
final class Watchdog {

  /** A call may run so much longer than it should, in nanoseconds. */
  private static final long PERIOD_NANOS = 20_000_000;
  /** A call that has allocated this part of the heap is the one to be stopped. */
  private static final int GREEDY = 8;

  /** A state, and what is known of the memory that its running call takes. */
  private static final class Watched extends WeakReference<State> {

    private int call;
    private long allocatedBefore;

    Watched(State state) {
      super(state);
    }

    /** Stops a call that takes much memory when there is none left. */
    void checkMemory(State state) {
      Thread thread = state.thread();
      int limit = state.options().maxMemoryPercent();
      if (thread == null || limit == 100) {
        return;
      }
      int now = state.calls();
      long allocated = Heap.allocatedBy(thread.getId());
      if (now != call) {
        call = now;
        allocatedBefore = allocated;
      } else if (allocated - allocatedBefore > Heap.MAX / GREEDY && Heap.usedAfterCollection() > Heap.MAX / 100 * limit) {
        state.stop(call);
      }
    }
  }

  private final List<Watched> states = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::watch, "moonbus-lua-watchdog");
  private volatile boolean closed;

  Watchdog() {
    thread.setDaemon(true);
    thread.start();
  }

  void add(State state) {
    states.add(new Watched(state));
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
    for (Watched watched : states) {
      State state = watched.get();
      if (state == null) {
        states.remove(watched);
      } else {
        state.checkTime(now);
        watched.checkMemory(state);
      }
    }
  }
}
