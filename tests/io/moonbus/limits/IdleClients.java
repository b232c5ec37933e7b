package io.moonbus.limits;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A process of its own that holds WebSockets open until its input ends: port and number are its arguments. */
final class IdleClients {

  private static final String HANDSHAKE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
      + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

  private IdleClients() {
  }

  /** Prints {@code ready} when all are connected. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
    SocketChannel[] clients = new SocketChannel[Integer.parseInt(arguments[1])];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = SocketChannel.open(server);
      clients[i].write(ByteBuffer.wrap(HANDSHAKE.getBytes(StandardCharsets.US_ASCII)));
      upgraded(clients[i]);
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Only the end of the input matters.
    }
  }

  private static void upgraded(SocketChannel client) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(1024);
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      if (client.read(answer) < 0) {
        throw new IOException("not upgraded: " + head);
      }
      head = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }
  }
}
