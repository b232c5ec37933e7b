package io.moonbus.http;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A server with a folder of files and an application that tests write in Java. */
final class Site implements AutoCloseable {

  final Vertx vertx = Vertx.vertx();
  final List<ClientEvent> events = new CopyOnWriteArrayList<>();
  final HttpOptions options;
  private final BlockingQueue<ClientEvent> queue = new LinkedBlockingQueue<>();
  private final BiConsumer<ClientEvent, ApplicationLink> application;
  private final Path www;
  int port;
  int instances = 1;
  Consumer<Router> routes = router -> { };

  private Site(Path www, BiConsumer<ClientEvent, ApplicationLink> application) {
    this.www = www;
    this.application = application;
    this.options = new HttpOptions().setHost("127.0.0.1").setPort(0).setWww(www);
  }

  /** A site whose application accepts everybody and sends files. */
  static Site of(Path www) {
    return new Site(www, (event, link) -> serveFiles(event, link));
  }

  /** A site whose application handles what the default does not. */
  static Site of(Path www, BiConsumer<ClientEvent, ApplicationLink> application) {
    return new Site(www, application);
  }

  /** What an application without functions does. */
  static void serveFiles(ClientEvent event, ApplicationLink link) {
    if (event instanceof ClientEvent.Connect) {
      link.send(new ClientMessage.Accepted(event.clientId(), Map.of()));
    } else if (event instanceof ClientEvent.Read read) {
      link.send(new ClientMessage.FileReply(read.clientId(), read.callId(), read.file(), null));
    }
  }

  Site file(String name, String content) {
    return file(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  Site file(String name, byte[] content) {
    try {
      Path file = www.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Site start() {
    vertx.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        ApplicationLink[] link = new ApplicationLink[1];
        link[0] = ApplicationLink.mount(vertx, "", event -> {
          events.add(event);
          queue.add(event);
          application.accept(event, link[0]);
        });
        return Future.succeededFuture();
      }
    }).await();
    return listen();
  }

  /** Waits for the next event of that type, whatever comes before it. */
  <T extends ClientEvent> T await(Class<T> type) {
    try {
      ClientEvent event = queue.poll(20, TimeUnit.SECONDS);
      while (event != null && !type.isInstance(event)) {
        event = queue.poll(20, TimeUnit.SECONDS);
      }
      return type.cast(event);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts without an application. */
  Site listen() {
    vertx.deployVerticle(() -> new HttpVerticle(options, routes), new DeploymentOptions().setInstances(instances)).await();
    String address = vertx.sharedData().<String, String>getLocalMap(HttpVerticle.LISTENERS).get(options.name());
    port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return this;
  }

  Wire connect() {
    return new Wire(port);
  }

  /** One request on a connection of its own. */
  Wire.Response get(String target, String... headers) {
    try (Wire wire = connect()) {
      return wire.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + lines(headers) + "\r\n").read();
    }
  }

  Wire.Response post(String target, String type, String body, String... headers) {
    try (Wire wire = connect()) {
      return wire.send(postText(target, type, body, headers)).read();
    }
  }

  static String postText(String target, String type, String body, String... headers) {
    String contentType = type == null ? "" : "Content-Type: " + type + "\r\n";
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\n" + contentType + "Content-Length: "
        + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\r\n" + lines(headers) + "\r\n" + body;
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    return lines.toString();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
