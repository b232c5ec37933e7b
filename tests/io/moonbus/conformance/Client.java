package io.moonbus.conformance;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a user of the servers does: calls over HTTP, and WebSockets. */
final class Client {

  /** How long something may take that happens by itself, on a machine that is busy. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The body of the answer to a call. */
  String call(int port, String path, Object... call) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + "/"))
        .header("Content-Type", "application/json").timeout(PATIENCE)
        .POST(HttpRequest.BodyPublishers.ofString(new JsonArray(java.util.Arrays.asList(call)).encode())).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** The results of a Lua chunk in an application, as JSON. */
  String run(int port, String path, String chunk) throws IOException, InterruptedException {
    return call(port, path, "eval", chunk);
  }

  /** Runs a chunk until its results are these. */
  void until(int port, String path, String chunk, String expected) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = run(port, path, chunk);
    while (!last.equals(expected)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(chunk + " gives " + last + ", not " + expected);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      last = run(port, path, chunk);
    }
  }

  /** A WebSocket and the messages that came by it. */
  static final class Socket implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    void send(String text) {
      socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
      String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message came");
      }
      return message;
    }

    void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  Socket open(int port, String path) {
    Socket socket = new Socket();
    socket.socket = http.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + path + "/"), socket).join();
    return socket;
  }
}
