package io.moonbus.samples;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** Passes connections on to a server and keeps the bytes that went each way, those of all connections together. */
final class Relay {

  private final NetServer listener;
  /** Kept: Vert.x closes a client that nobody refers to any more. */
  private final NetClient client;
  private final Buffer sent = Buffer.buffer();
  private final Buffer received = Buffer.buffer();

  Relay(Vertx vertx, int port) {
    client = vertx.createNetClient();
    listener = vertx.createNetServer()
        .connectHandler(browser -> {
          browser.pause();
          client.connect(port, "127.0.0.1").onSuccess(server -> {
            pass(browser, server, sent);
            pass(server, browser, received);
            browser.resume();
          });
        })
        .listen(0, "127.0.0.1").await();
  }

  private static void pass(NetSocket from, NetSocket to, Buffer kept) {
    from.handler(bytes -> {
      synchronized (kept) {
        kept.appendBuffer(bytes);
      }
      to.write(bytes);
    }).endHandler(end -> to.end());
  }

  int port() {
    return listener.actualPort();
  }

  /** What clients sent. */
  Buffer sent() {
    synchronized (sent) {
      return sent.copy();
    }
  }

  /** What the server sent. */
  Buffer received() {
    synchronized (received) {
      return received.copy();
    }
  }
}
