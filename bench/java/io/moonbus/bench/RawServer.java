package io.moonbus.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The yardstick: the same Vert.x answering the same bytes, without a bus and without Lua. */
public final class RawServer extends AbstractVerticle {

  private static final Set<ServerWebSocket> SOCKETS = ConcurrentHashMap.newKeySet();
  private static final Buffer FILE = Buffer.buffer("0123456789abcdef".repeat(64));

  /** @param args the port and the number of event loops */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    int loops = Integer.parseInt(args[1]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
    vertx.deployVerticle(() -> new RawServer(port), new DeploymentOptions().setInstances(loops));
  }

  private final int port;

  private RawServer(int port) {
    this.port = port;
  }

  @Override
  public void start() {
    vertx.createHttpServer(new HttpServerOptions().setPort(port).setHost("127.0.0.1"))
        .requestHandler(this::answer)
        .webSocketHandler(this::serve)
        .listen();
  }

  private void answer(HttpServerRequest request) {
    if ("GET".equals(request.method().name())) {
      request.response().putHeader("Content-Type", "text/plain").end(FILE);
    } else {
      request.body().onSuccess(body -> request.response().putHeader("Content-Type", "application/json").end(body));
    }
  }

  private void serve(ServerWebSocket socket) {
    SOCKETS.add(socket);
    socket.closeHandler(v -> SOCKETS.remove(socket));
    socket.textMessageHandler(text -> {
      if (text.startsWith("[\"broadcast\"")) {
        broadcast(Integer.parseInt(text.replaceAll("\\D", "")));
      } else {
        socket.writeTextMessage(text);
      }
    });
  }

  private void broadcast(int times) {
    for (int i = 1; i <= times; i++) {
      String frame = "[\"tick\"," + i + ",\"hello\"]";
      SOCKETS.forEach(socket -> socket.writeTextMessage(frame));
    }
  }
}
