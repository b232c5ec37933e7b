package io.moonbus.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A TCP connection: what is sent is exactly what a case says. */
final class RawConnection implements AutoCloseable {

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final byte[] chunk = new byte[1 << 16];
  private byte[] received = new byte[0];
  private boolean ended;

  RawConnection(InetSocketAddress server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(server, 4_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends bytes; when that fails, what is received next tells why. */
  void send(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      ended |= socket.isClosed();
    }
  }

  /** Waits for more bytes; false when none came in that time. */
  boolean receive(long millis) throws IOException {
    if (ended) {
      return false;
    }
    try {
      socket.setSoTimeout((int) Math.max(1, millis));
      int count = in.read(chunk);
      if (count > 0) {
        append(count);
        return true;
      }
      ended = true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      ended = true;
    }
    return false;
  }

  /** Waits until there are so many bytes. */
  boolean receive(int count, long end) throws IOException {
    while (received.length < count) {
      long left = end - System.currentTimeMillis();
      if (!receive(left) && (ended || left <= 0)) {
        return false;
      }
    }
    return true;
  }

  /** Receives until the server closes, or until the time is up. */
  void receiveUntilClosed(long millis) throws IOException {
    long end = System.currentTimeMillis() + millis;
    while (!ended && System.currentTimeMillis() < end) {
      receive(end - System.currentTimeMillis());
    }
  }

  private void append(int count) {
    int length = received.length;
    received = Arrays.copyOf(received, length + count);
    System.arraycopy(chunk, 0, received, length, count);
  }

  /** What was received and not taken. */
  byte[] received() {
    return received;
  }

  /** Removes bytes from the start of what was received. */
  byte[] take(int count) {
    byte[] taken = Arrays.copyOf(received, count);
    received = Arrays.copyOfRange(received, count, received.length);
    return taken;
  }

  /** Whether the server has closed. */
  boolean ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
