package io.moonbus.nodes;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that writes a series of numbers, one after the other, each by a call. When the connection is lost it makes the
 * call that was not answered again, at the next of its nodes that serves, and the last ones before, too, if these nodes
 * are killed: what nobody but a killed node had may be gone.
 */
final class Writer implements AutoCloseable {

  /** How many numbers of a series are kept; earlier ones are removed. */
  static final int KEPT = 50;
  /** How many numbers are written again after the loss of a connection. */
  static final int AGAIN = 40;
  /** Answers that are remembered. */
  private static final int REMEMBERED = 100_000;

  private final String series;
  private final List<NodeProcess> nodes;
  private final Thread thread = new Thread(this::write);
  /** The numbers that were answered, and when, from {@link System#nanoTime}. */
  private final NavigableMap<Long, Long> answered = new ConcurrentSkipListMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean stopped;
  private final long first;
  private final int again;
  private volatile long next;
  private volatile long answers;
  private int at;

  /** @param again how many answered calls are made again after a loss */
  Writer(String series, List<NodeProcess> nodes, long from, int again) {
    this.series = series;
    this.again = again;
    this.nodes = nodes;
    first = from;
    next = from;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String series() {
    return series;
  }

  /** The last number that was answered, 0 = none. */
  long lastAnswered() {
    return answered.isEmpty() ? 0 : answered.lastKey();
  }

  /** Those that were answered after a number, and when. */
  NavigableMap<Long, Long> answeredAfter(long number) {
    return Collections.unmodifiableNavigableMap(answered.tailMap(number, false));
  }

  /** Answers that were errors. */
  List<String> failures() {
    return failures;
  }

  /** How many calls were answered. */
  long answers() {
    return answers;
  }

  /** How often a connection was lost or could not be made. */
  int lost() {
    return lost.get();
  }

  private void write() {
    while (!stopped) {
      NodeProcess node = nodes.get(at);
      try {
        if (node.isServing()) {
          Calls.call(node.http(), "write", series, next, KEPT);
          answered.put(next, System.nanoTime());
          if (answered.size() > REMEMBERED) {
            answered.pollFirstEntry();
          }
          next++;
          answers++;
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
          continue;
        }
      } catch (Calls.Failed e) {
        failures.add(node.name() + ": " + e.getMessage());
      } catch (IOException e) {
        // Expected while nodes die.
        lost.incrementAndGet();
        next = Math.max(first, Math.min(next, lastAnswered() + 1 - again));
      } catch (InterruptedException e) {
        return;
      }
      at = (at + 1) % nodes.size();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Waits until so many more have been answered. */
  void progress(int count) {
    long until = next + count;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (next < until) {
      if (System.nanoTime() > end) {
        throw new AssertionError(series + " makes no progress at " + next + ": " + failures);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Ends after the call that is under way. */
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
