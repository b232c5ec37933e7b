package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.admin.AccessFile;
import io.moonbus.admin.deploy.Jars;
import io.moonbus.measure.Metric;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole server with its operators: by command, by HTTP and from Java. */
@Timeout(90)
class OperatorsTest {

  @TempDir
  Path home;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private MoonbusServer server;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(home.resolve("www"));
    Files.writeString(home.resolve("www/main.lua"), "function inherited() return 'parent' end");
    server = await(MoonbusServer.start(settings().load()));
  }

  @AfterEach
  void stop() throws Exception {
    await(server.close());
    assertThat(home.resolve("data").resolve(AccessFile.NAME)).doesNotExist();
  }

  private SettingsLoader settings() {
    return new SettingsLoader().home(home).set("HTTP.host", "127.0.0.1").set("HTTP.port", "auto").set("admin.port", "auto");
  }

  @Test
  void anApplicationIsDeployedChangedBrokenAndTakenAwayUnderAConnectedClient() throws Exception {
    source("version = 'one'");
    assertThat(run("deploy", "source", "game")).isZero();
    assertThat(printed()).matches("\\S+: deployed, version [0-9a-f]{12}\n");
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket client = connect("game", messages);
    assertThat(call(client, messages)).isEqualTo("[\"one\",\"parent\"]");

    source("version = 'two'");
    assertThat(run("deploy", "source", "game")).isZero();
    assertThat(call(client, messages)).isEqualTo("[\"two\",\"parent\"]");

    source("version = 'three'\n= 4");
    out.reset();
    assertThat(run("deploy", "source", "game")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("\ngame/main.lua:2: ").contains("game does not load");
    assertThat(call(client, messages)).isEqualTo("[\"two\",\"parent\"]");

    assertThat(run("undeploy", "game", "--previous")).isZero();
    assertThat(call(client, messages)).isEqualTo("[\"one\",\"parent\"]");
    out.reset();
    assertThat(run("apps")).isZero();
    assertThat(printed()).containsPattern("game +[0-9a-f]{12} serving, before: [0-9a-f]{12}");

    assertThat(run("undeploy", "game")).isZero();
    assertThat(home.resolve("www/game")).doesNotExist();
    assertThat(http.send(HttpRequest.newBuilder(URI.create(server.listeners().get(0).url() + "game/")).build(),
        BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    client.abort();
  }

  @Test
  void inheritedNamesAndRuntimeErrorsAreFoundOnTrial() throws Exception {
    source("version = inherited()");
    assertThat(run("deploy", "source", "game")).isZero();
    source("version = nothing.at.all");
    assertThat(run("deploy", "source", "game")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("game/main.lua:1: attempt to index");
    assertThat(home.resolve("www/game/main.lua")).content().contains("inherited()");
  }

  @Test
  void aTrialSeesTheDataAndChangesNothingOfIt() throws Exception {
    source("data.count = (data.count or 0) + 1 version = data.count");
    assertThat(run("deploy", "source", "game")).isZero();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket client = connect("game", messages);
    assertThat(call(client, messages)).isEqualTo("[\"1\",\"parent\"]");
    source("version = 'seen ' .. data.count:upper() data.count = 'changed' error('no')");
    assertThat(run("deploy", "source", "game")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("game/main.lua:1: no");
    source("version = data.count .. ' is still there'");
    assertThat(run("deploy", "source", "game")).isZero();
    assertThat(call(client, messages)).isEqualTo("[\"1 is still there\",\"parent\"]");
    client.abort();
  }

  @Test
  void aFolderOfTheServerItselfIsLeftAsItIs() throws Exception {
    Files.createDirectories(home.resolve("www/own"));
    Files.writeString(home.resolve("www/own/main.lua"), "");
    Files.writeString(home.resolve("www/own/.keep"), "");
    assertThat(run("deploy", "www/own")).isZero();
    assertThat(printed()).contains("unchanged");
    assertThat(home.resolve("www/own/.keep")).exists();
  }

  @Test
  void aVerticleInAJarIsDeployedAndListed() throws Exception {
    Path jar = Jars.compile(home, """
        package game;
        public class Main extends io.vertx.core.VerticleBase {
          public io.vertx.core.Future<?> start() {
            vertx.eventBus().localConsumer("jar", message -> message.reply(Thread.currentThread().getName()));
            return io.vertx.core.Future.succeededFuture();
          }
        }
        """, "game.Main");
    assertThat(run("deploy", jar.toString())).isZero();
    String thread = await(server.vertx().eventBus().<String>request("jar", "").map(message -> message.body()));
    assertThat(server.scriptsThreads()).extracting(Thread::getName).doesNotContain(thread);
    assertThat(run("apps")).isZero();
    assertThat(printed()).containsPattern("game +[0-9a-f]{12} jar serving");
    assertThat(run("nodes")).isZero();
    assertThat(printed()).contains("ready");
  }

  @Test
  void requestsWithoutTheTokenAreRefusedButForHealth() throws Exception {
    for (String path : List.of("/nodes", "/metrics", "/applications/x", "/anything")) {
      assertThat(get(path, null).statusCode()).describedAs(path).isEqualTo(401);
      assertThat(get(path, "wrong").statusCode()).describedAs(path).isEqualTo(401);
    }
    assertThat(get("/health/live", null).statusCode()).isEqualTo(200);
    assertThat(get("/health/ready", null).statusCode()).isEqualTo(200);
    assertThat(get("/anything", token()).statusCode()).isEqualTo(404);
  }

  @Test
  void whoAsksForNonsenseIsNoErrorOfTheServer() throws Exception {
    try (LogRecords log = new LogRecords("")) {
      send("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "400");
      assertThat(log.at(Level.SEVERE)).isEmpty();
      assertThat(log.at(Level.WARNING)).isEmpty();
    }
  }

  /** Sends something and goes away after an answer. */
  private void send(String request, String status) throws IOException {
    URI admin = URI.create(server.adminUrl());
    try (Socket socket = new Socket(admin.getHost(), admin.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void packagesThatAreWrongAreRefusedWithAStatus() throws Exception {
    assertThat(put("/applications/game", "no zip").statusCode()).isEqualTo(400);
    assertThat(put("/applications/..%2Fgame", "no zip").statusCode()).isEqualTo(400);
    assertThat(put("/applications/game?kind=tar", "no zip").statusCode()).isEqualTo(400);
    assertThat(put("/applications/game?nodes=other", "no zip").statusCode()).isEqualTo(404);
    try (Stream<Path> left = Files.walk(home.resolve("www/.deploy"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void figuresAreThoseOfThePage() throws Exception {
    source("version = 'one'");
    run("deploy", "source", "game");
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket client = connect("game", messages);
    call(client, messages);
    String figures = get("/metrics", token()).body();
    assertThat(figures).contains("moonbus_clients{protocol=\"WebSocket\"} 1.0", "moonbus_ready 1.0", "jvm_memory_used_bytes",
        "moonbus_script_seconds_count{application=\"/game\"} ", "moonbus_connections_total{protocol=\"WebSocket\"} 1.0",
        "moonbus_script_seconds_bucket{application=\"/game\",le=\"8.192E-6\"}", "moonbus_cluster_nodes 1.0",
        "moonbus_queued_tasks{loop=\"scripts\"} ", "moonbus_queued_tasks{loop=\"listeners\"} ", "moonbus_data_entries 0.0");
    client.abort();
  }

  @Test
  void figuresAreDocumented() throws IOException {
    String page = Files.readString(Path.of("docs/operation.md"));
    for (Metric metric : Metric.values()) {
      assertThat(page).contains("| `" + metric.text() + "` | " + metric.kind().name().toLowerCase(java.util.Locale.ROOT)
          + " | " + (metric.label().isEmpty() ? "" : "`" + metric.label() + "`") + " | " + metric.doc() + " |");
    }
  }

  @Test
  void javaUsesTheEventBus() throws Exception {
    source("version = 'one'");
    JsonObject report = ask("deploy", new JsonObject().put("name", "game").put("path", home.resolve("source").toString()));
    assertThat(report.getString("version")).hasSize(12);
    assertThat(ask("nodes", new JsonObject()).encode()).contains("\"name\":\"game\"");
    assertThat(ask("undeploy", new JsonObject().put("name", "game")).getString("error")).isNull();
    assertThat(home.resolve("www/game")).doesNotExist();
  }

  @Test
  void twoServersOfOneMachineHaveTheirOwnPorts() throws Exception {
    MoonbusServer first = await(MoonbusServer.start(settings().home(home).set("admin.port", "8090")
        .set("data", home.resolve("one").toString()).load()));
    MoonbusServer second = await(MoonbusServer.start(settings().home(home).set("admin.port", "8090")
        .set("data", home.resolve("two").toString()).load()));
    assertThat(first.adminUrl()).isNotNull().isNotEqualTo(second.adminUrl());
    await(first.close());
    await(second.close());
  }

  @Test
  void withoutAServerTheCommandsSaySo() {
    assertThat(run("nodes", "--data=" + home.resolve("elsewhere"))).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(err.toString()).contains("no server runs with this data folder");
    assertThat(run("deploy", "nothing")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("there is no " + home.resolve("nothing"));
    assertThat(run("deploy")).isEqualTo(ExitStatus.USAGE);
  }

  private JsonObject ask(String command, JsonObject body) throws Exception {
    return await(server.vertx().eventBus().<JsonObject>request("moonbus.admin." + command, body).map(m -> m.body()));
  }

  private void source(String main) throws IOException {
    Files.createDirectories(home.resolve("source"));
    Files.writeString(home.resolve("source/main.lua"), main + """

        function onConnection(client)
          function client:v() return version, inherited() end
        end
        """);
  }

  private WebSocket connect(String path, BlockingQueue<String> messages) throws Exception {
    URI uri = URI.create(server.listeners().get(0).url().replace("http", "ws") + path);
    return http.newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        messages.add(data.toString());
        socket.request(1);
        return null;
      }
    }).get(20, TimeUnit.SECONDS);
  }

  private static String call(WebSocket client, BlockingQueue<String> messages) throws Exception {
    client.sendText("[\"v\"]", true).get(20, TimeUnit.SECONDS);
    return messages.poll(20, TimeUnit.SECONDS);
  }

  private String token() throws IOException {
    return AccessFile.read(home.resolve("data").resolve(AccessFile.NAME)).token();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.adminUrl() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(server.adminUrl() + path)).header("Authorization", "Bearer " + token())
        .PUT(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private String printed() {
    return out.toString();
  }

  private int run(String... words) {
    PrintStream printed = new PrintStream(out);
    PrintStream told = new PrintStream(err);
    return new Program(new Terminal(printed, told, Map.of(), home, home, false)).run(words);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
