package io.moonbus.nodes;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that reads what series have at a node, again and again, and remembers the most that it has seen. */
final class Reader implements AutoCloseable {

  private final NodeProcess node;
  private final Thread thread = new Thread(this::read);
  /** The greatest first and last number of each series. */
  private final Map<String, Calls.Numbers> seen = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  Reader(NodeProcess node) {
    this.node = node;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  NodeProcess node() {
    return node;
  }

  Map<String, Calls.Numbers> seen() {
    return seen;
  }

  private void read() {
    while (!stopped) {
      try {
        if (node.isServing()) {
          Calls.series(node.http()).forEach((series, numbers) -> seen.merge(series, whole(numbers), Reader::most));
        }
      } catch (IOException e) {
        // Expected while nodes die.
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Which number is the first tells what is removed, unless others are missing: a node that missed writes sees later ones. */
  private static Calls.Numbers whole(Calls.Numbers numbers) {
    boolean complete = numbers.count() >= Writer.KEPT && numbers.count() == numbers.last() - numbers.first() + 1;
    return complete ? numbers : new Calls.Numbers(0, numbers.last(), 0);
  }

  static Calls.Numbers most(Calls.Numbers one, Calls.Numbers other) {
    return new Calls.Numbers(Math.max(one.first(), other.first()), Math.max(one.last(), other.last()), 0);
  }

  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
