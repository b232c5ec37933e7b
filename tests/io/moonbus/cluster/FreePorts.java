package io.moonbus.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address that nobody used a moment ago. */
public final class FreePorts {

  private FreePorts() {
  }

  /** As many different ones. */
  public static List<Integer> take(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(open());
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not one of those that the system gives to connections, or it may be taken before it is used. */
  private static ServerSocket open() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 32_000), 1, InetAddress.getByName("127.0.0.1"));
      } catch (BindException e) {
        if (tries == 100) {
          throw e;
        }
      }
    }
  }
}
