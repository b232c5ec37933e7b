package io.moonbus.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connections that each send a request, wait for the response and send the next, on one thread. */
final class Load implements AutoCloseable {

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private final Exchange exchange;
  private long[] latencies = new long[1 << 16];
  private int responses;

  private static final class Connection {
    final SocketChannel channel;
    final ByteBuffer in = ByteBuffer.allocate(8192);
    boolean open;
    long sentAt;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }
  }

  /** Opens {@code count} connections and performs their opening exchange, a hundred at a time. */
  Load(Exchange exchange, int port, int count) throws IOException {
    this.exchange = exchange;
    for (int opened = 0; opened < count;) {
      int until = Math.min(count, opened + 100);
      for (; opened < until; opened++) {
        connections.add(connect(port));
      }
      awaitOpen();
    }
  }

  private Connection connect(int port) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    byte[] opening = exchange.opening(port);
    connection.open = opening == null;
    if (opening != null) {
      channel.write(ByteBuffer.wrap(opening));
    }
    return connection;
  }

  private void awaitOpen() throws IOException {
    while (connections.stream().anyMatch(connection -> !connection.open)) {
      selector.select(key -> {
        Connection connection = (Connection) key.attachment();
        ByteBuffer in = read(connection);
        int length = Exchange.HttpExchange.headerLength(in, false);
        if (length > 0) {
          in.position(in.position() + length);
          connection.open = true;
        }
        in.compact();
      }, 10_000);
    }
  }

  private static ByteBuffer read(Connection connection) {
    try {
      if (connection.channel.read(connection.in) < 0) {
        throw new EOFException("the server closed a connection");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connection.in.flip();
  }

  private void send(Connection connection) {
    try {
      connection.sentAt = System.nanoTime();
      connection.channel.write(ByteBuffer.wrap(exchange.request()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one request on the first connection only, without waiting. */
  void sendOnce() {
    send(connections.get(0));
  }

  /** Runs for so many seconds; each connection always has one request under way. */
  Result run(double seconds) throws IOException {
    responses = 0;
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    connections.forEach(this::send);
    while (System.nanoTime() < end) {
      selector.select(key -> answered((Connection) key.attachment(), end), 100);
    }
    double took = (System.nanoTime() - start) / 1e9;
    drain();
    return result(took);
  }

  private void answered(Connection connection, long end) {
    ByteBuffer in = read(connection);
    for (int length; (length = exchange.responseLength(in)) > 0;) {
      in.position(in.position() + length);
      record(System.nanoTime() - connection.sentAt);
      if (System.nanoTime() < end) {
        send(connection);
      }
    }
    in.compact();
  }

  private void drain() throws IOException {
    int selected;
    do {
      selected = selector.select(key -> read((Connection) key.attachment()).clear(), 300);
    } while (selected > 0);
    connections.forEach(connection -> connection.in.clear());
  }

  /** Counts responses until {@code expected} have come or nothing comes for ten seconds. */
  Result collect(int expected) throws IOException {
    responses = 0;
    long start = System.nanoTime();
    while (responses < expected) {
      int selected = selector.select(key -> {
        Connection connection = (Connection) key.attachment();
        ByteBuffer in = read(connection);
        for (int length; (length = exchange.responseLength(in)) > 0;) {
          in.position(in.position() + length);
          record(System.nanoTime() - start);
        }
        in.compact();
      }, 10_000);
      if (selected == 0) {
        throw new EOFException("only " + responses + " of " + expected + " messages came");
      }
    }
    return result((System.nanoTime() - start) / 1e9);
  }

  private void record(long nanos) {
    if (responses == latencies.length) {
      latencies = Arrays.copyOf(latencies, responses * 2);
    }
    latencies[responses++] = nanos;
  }

  private Result result(double seconds) {
    long[] sorted = Arrays.copyOf(latencies, responses);
    Arrays.sort(sorted);
    return new Result(responses, seconds, percentile(sorted, 0.5), percentile(sorted, 0.99));
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e3;
  }

  /**
   * What a run gave.
   *
   * @param count   responses
   * @param seconds how long it took
   * @param p50     median latency in microseconds
   * @param p99     99th percentile in microseconds
   */
  record Result(int count, double seconds, double p50, double p99) {

    double perSecond() {
      return count / seconds;
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }
}
