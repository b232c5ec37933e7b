package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.moonbus.server.settings.SettingsException;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MoonbusServerTest {

  @TempDir
  Path home;

  private MoonbusServer server;

  @BeforeEach
  void makeApplication() throws IOException {
    Files.createDirectories(home.resolve("www/app"));
    Files.writeString(home.resolve("www/app/main.lua"), """
        function onConnection(client)
          function client:add(a, b) return a + b end
          function client:config(key) return mona.configs[key] end
        end
        function onStop() local f = io.open(mona:absolutePath("app") .. "stopped", "w") if f then f:close() end end
        """);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aFreePortIsSharedByAllEventLoops() throws Exception {
    start(settings().set("threads", "3"));
    assertThat(server.listeners()).singleElement().satisfies(listener -> {
      assertThat(listener.listens()).isTrue();
      assertThat(listener.port()).isPositive();
      assertThat(listener.url()).isEqualTo("http://127.0.0.1:" + listener.port() + "/");
    });
    for (int i = 0; i < 6; i++) {
      assertThat(call("[\"add\",1," + i + "]")).isEqualTo("[" + (i + 1) + "]");
    }
  }

  @Test
  void scriptsReadSettingsAndTheirOwnKeys() throws Exception {
    start(settings().set("myGroup.num", "42"));
    assertThat(call("[\"config\",\"myGroup.num\"]")).isEqualTo("[42]");
    assertThat(call("[\"config\",\"HTTP.timeout\"]")).isEqualTo("[7]");
    assertThat(call("[\"config\",\"application.name\"]")).isEqualTo("[\"moonbus\"]");
  }

  @Test
  void aPortInUseDoesNotStopTheOthers() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      start(settings().set("HTTP.port", "" + taken.getLocalPort()).set("HTTP.host", "0.0.0.0").set("HTTPS.port", "auto"));
      assertThat(server.listeners()).extracting(Listener::name, Listener::listens)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("HTTP", false), org.assertj.core.groups.Tuple.tuple("HTTPS", true));
    }
  }

  @Test
  void aListenerThatIsOffDoesNotExist() throws Exception {
    start(settings().set("HTTP.port", "0"));
    assertThat(server.listeners()).isEmpty();
  }

  @Test
  void applicationsAreFound() throws Exception {
    start(settings());
    assertThat(server.applications()).extracting(info -> info.path()).contains("/app");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertThatThrownBy(() -> MoonbusServer.start(settings().set("www", home.resolve("none").toString()).load()))
        .isInstanceOf(SettingsException.class).hasMessageContaining("none: there is no such folder");
  }

  @Test
  void closingTwiceIsHarmlessAndFreesThePort() throws Exception {
    start(settings());
    int port = server.listeners().get(0).port();
    assertThat(server.close()).isSameAs(server.close());
    server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    new ServerSocket(port).close();
  }

  @Test
  void closingFromManyThreadsAtOnceClosesOnce() throws Exception {
    start(settings());
    CyclicBarrier together = new CyclicBarrier(4);
    List<CompletableFuture<Future<Void>>> closing = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
      try {
        together.await(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return server.close();
    }, task -> new Thread(task).start())).limit(4).toList();
    Set<Future<Void>> given = Collections.newSetFromMap(new IdentityHashMap<>());
    for (CompletableFuture<Future<Void>> each : closing) {
      given.add(each.get(30, TimeUnit.SECONDS));
    }
    assertThat(given).containsExactly(server.close());
    server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void noListenerUsesTheEventLoopOfTheScripts() throws Exception {
    start(settings().set("threads", "2"));
    java.util.Set<Thread> threads = java.util.concurrent.ConcurrentHashMap.newKeySet();
    server.listenerThreads().forEach(threads::add);
    assertThat(threads).hasSize(2).doesNotContainAnyElementsOf(server.scriptsThreads());
  }

  @Test
  void clientsAreSpreadOverTheInstancesAndStayWithTheirs() throws Exception {
    Files.writeString(home.resolve("www/app/main.lua"), """
        local connections, calls = 0, 0
        function onConnection(client)
          connections = connections + 1
          function client:count() calls = calls + 1 return connections, calls, #mona.clients end
        end
        """);
    start(settings().set("lua.instances", "3").set("threads", "1"));
    assertThat(server.scriptsThreads()).hasSize(3).doesNotContainAnyElementsOf(server.listenerThreads());
    // Vert.x closes a client that nobody refers to any more.
    WebSocketClient client = server.vertx().createWebSocketClient();
    List<WebSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sockets.add(client.connect(server.listeners().get(0).port(), "127.0.0.1", "/app").await());
    }
    Map<String, Long> answers = new HashMap<>();
    for (WebSocket socket : sockets) {
      answers.merge(ask(socket), 1L, Long::sum);
    }
    assertThat(answers).containsOnly(entry("[2,1,2]", 3L), entry("[2,2,2]", 3L));
    for (int i = 0; i < 3; i++) {
      assertThat(ask(sockets.get(0))).isEqualTo("[2," + (i + 3) + ",2]");
    }
    client.close().await();
  }

  private static String ask(WebSocket socket) {
    Promise<String> answer = Promise.promise();
    socket.textMessageHandler(answer::complete);
    socket.writeTextMessage("[\"count\"]");
    return answer.future().await();
  }

  private void start(SettingsLoader loader) throws Exception {
    server = MoonbusServer.start(loader.load()).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private SettingsLoader settings() {
    return new SettingsLoader().home(home).set("HTTP.host", "127.0.0.1").set("HTTP.port", "auto");
  }

  private String call(String json) throws Exception {
    URI uri = URI.create(server.listeners().get(0).url() + "app/");
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
