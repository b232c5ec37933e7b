package io.moonbus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.admin.deploy.Deployments;
import io.moonbus.admin.deploy.FakeRuntime;
import io.moonbus.admin.deploy.PackageLimits;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener for operators, with applications that are folders and need no scripts. */
@Timeout(90)
class AdminVerticleTest {

  private static final String TOKEN = "a token of sufficient length";
  private static final int BYTES = 1_000_000;
  private static final int FILES = 20;

  @TempDir
  Path temp;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private volatile String obstacle;
  private Path www;
  private FakeRuntime runtime;
  private AdminVerticle verticle;

  @BeforeEach
  void start() throws Exception {
    www = Files.createDirectories(temp.resolve("www"));
    runtime = new FakeRuntime(www);
    Deployments deployments = new Deployments(vertx, NodeLink.alone(), www, temp.resolve("jars"), runtime,
        new PackageLimits(BYTES, FILES), vertx::deployVerticle, JsonObject::new);
    Promise<Void> started = Promise.promise();
    vertx.getOrCreateContext().runOnContext(v -> deployments.start().onComplete(started));
    await(started.future());
    Health health = new Health(vertx).readyWhen("server", () -> obstacle);
    verticle = new AdminVerticle(new AdminOptions().port(0).token(TOKEN), deployments, health, metrics);
    await(vertx.deployVerticle(verticle));
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
    metrics.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /nodes", "GET /metrics", "PUT /applications/game", "DELETE /applications/game",
      "DELETE /applications/", "GET /", "POST /health/live"})
  void everythingButHealthNeedsTheToken(String request) throws Exception {
    for (String authorization : List.of("", "Bearer wrong", "Bearer " + TOKEN + "x", "Bearer", "Basic " + TOKEN, TOKEN)) {
      HttpRequest.Builder builder = builder(request);
      if (!authorization.isEmpty()) {
        builder.header("Authorization", authorization);
      }
      HttpResponse<String> answer = http.send(builder.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).describedAs(authorization).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.body()).contains("a token is needed").doesNotContain(TOKEN);
    }
  }

  @Test
  void healthTellsWhatIsInTheWayAndNothingElse() throws Exception {
    assertThat(http.send(builder("GET /health/ready").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    obstacle = "the server is stopping";
    HttpResponse<String> ready = http.send(builder("GET /health/ready").build(), BodyHandlers.ofString());
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("the server is stopping");
    assertThat(http.send(builder("GET /health/live").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsToldInJson() throws Exception {
    assertFails("GET /nothing", 404, "there is no /nothing");
    assertFails("GET /applications/game", 404, "there is no /applications/game");
    assertFails("POST /nodes", 404, "there is no /nodes");
    assertFails("GET /nodes?nodes=other", 404, "there is no node other");
    assertFails("DELETE /applications/game", 404, "there is no application game");
    assertFails("DELETE /applications/game?previous=true", 404, "there is no version before of game");
    assertFails("DELETE /applications/game?nodes=other", 404, "there is no node other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../out", "a/../../out", "%2e%2e/out", "..%2Fout", "a..b", ".hidden", "a//b", "a%2F%2Fb",
      "a%00b", "a%5Cb", "a%20b", "%C3%A4"})
  void namesThatAreNoneAreRefusedAndNothingIsWritten(String name) throws Exception {
    String path = "/applications/" + name;
    for (String method : List.of("PUT", "DELETE")) {
      String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
          + "\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnone");
      assertThat(answer).describedAs(method).matches("(?s)HTTP/1.1 40[04] .*");
    }
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(files()).isEmpty();
  }

  @Test
  void aPackageThatIsTooLargeIsRefusedBeforeItComes() throws Exception {
    assertThat(head("Content-Length: 99999999")).startsWith("HTTP/1.1 413 ").contains("admin.maxPackage");
    assertThat(head("Content-Length: 99999999999999999999")).startsWith("HTTP/1.1 400 ");
    assertThat(head("Content-Length: -1")).startsWith("HTTP/1.1 400 ");
    assertThat(head("Transfer-Encoding: chunked")).startsWith("HTTP/1.1 400 ").contains("the length of the package must be told");
    assertThat(files()).isEmpty();
  }

  @Test
  void archivesThatGrowOrEscapeAreRefused() throws Exception {
    assertRefused(put(zip("zeros", new byte[5 * BYTES])), 413, "admin.maxPackage");
    assertRefused(put(zip("../out", new byte[1])), 400, "../out");
    assertRefused(put(zip("/out", new byte[1])), 400, "/out");
    assertRefused(put(zip("a/../../out", new byte[1])), 400, "out");
    assertRefused(put(zip(".hidden", new byte[1])), 400, ".hidden");
    String[] names = Stream.iterate(0, i -> i + 1).limit(FILES + 1).map(i -> "file" + i).toArray(String[]::new);
    assertRefused(put(zip(new byte[1], names)), 413, "admin.maxFiles");
    assertRefused(put("no zip".getBytes(StandardCharsets.US_ASCII)), 400, "no zip archive");
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(files()).isEmpty();
  }

  @Test
  void codeThatDoesNotLoadIsToldAndTheOldGoesOn() throws Exception {
    assertThat(put(zip("main.lua", "one".getBytes(StandardCharsets.US_ASCII))).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = put(zip("main.lua", "syntax error".getBytes(StandardCharsets.US_ASCII)));
    assertRefused(answer, 422, "game does not load");
    assertThat(new JsonObject(answer.body()).getJsonArray("problems")).containsExactly("game/main.lua:1: syntax error");
    assertRefused(put(zip("main.lua", "late error".getBytes(StandardCharsets.US_ASCII))), 422, "game/main.lua:1: late error");
    assertThat(www.resolve("game/main.lua")).hasContent("one");
  }

  @Test
  void whoComesSecondIsToldToWait() throws Exception {
    runtime.gate = Promise.promise();
    byte[] zip = zip("main.lua", new byte[1]);
    CompletableFuture<HttpResponse<String>> first =
        http.sendAsync(authorized(builder("PUT /applications/game", zip)), BodyHandlers.ofString());
    until(() -> runtime.checks.get() == 1);
    assertRefused(put(zip), 409, "game is just being changed by ");
    assertFails("DELETE /applications/game", 409, "game is just being changed by ");
    runtime.gate.complete();
    assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void anUploadThatIsBrokenOffLeavesNothing() throws Exception {
    try (LogRecords log = new LogRecords("io.moonbus.admin")) {
      try (Socket socket = connect()) {
        OutputStream out = socket.getOutputStream();
        out.write(("PUT /applications/game HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
            + "\r\nContent-Length: 100000\r\n\r\npart").getBytes(StandardCharsets.US_ASCII));
        until(() -> !files().isEmpty());
      }
      until(() -> files().isEmpty());
      until(() -> log.lines().contains("INFO A request of an operator was broken off: /applications/game"));
      assertThat(log.at(Level.WARNING)).isEmpty();
      assertThat(log.at(Level.SEVERE)).isEmpty();
    }
    assertThat(put(zip("index.html", new byte[1])).statusCode()).isEqualTo(200);
  }

  @Test
  void kindsThatAreNoneAndJarsWithoutVerticleAreRefused() throws Exception {
    assertRefused(put("/applications/game?kind=tar", new byte[1]), 400, "kind must be folder or jar");
    assertRefused(put("/applications/game?kind=jar", zip("main.lua", new byte[1])), 400, "the jar names no verticle");
    assertRefused(put("/applications/game?kind=jar", new byte[1]), 400, "the package is no jar");
    assertThat(put(zip("index.html", new byte[1])).statusCode()).isEqualTo(200);
    assertRefused(put("/applications/game?kind=jar", zip("x", new byte[1])), 400, "game is an application of the kind folder");
  }

  @Test
  void messagesThatAreNotUnderstoodFailWithTheStatusOfHttp() {
    assertBusFails("deploy", new JsonObject(), 400);
    assertBusFails("deploy", new JsonObject().put("name", "game").put("path", temp.resolve("none").toString()), 400);
    assertBusFails("deploy", new JsonObject().put("name", "../out").put("path", temp.toString()), 400);
    assertBusFails("deploy", new JsonObject().put("name", 1), 400);
    assertBusFails("undeploy", new JsonObject().put("name", "a.b"), 400);
    assertBusFails("undeploy", new JsonObject().put("name", "game").put("previous", "perhaps"), 400);
    assertBusFails("nodes", new JsonObject().put("nodes", "other"), 404);
  }

  private void assertBusFails(String command, JsonObject body, int status) {
    try {
      await(vertx.eventBus().request("moonbus.admin." + command, body));
      throw new AssertionError(command + " " + body + " did not fail");
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(ReplyException.class);
      assertThat(((ReplyException) e.getCause()).failureCode()).describedAs(command + " " + body + " " + e).isEqualTo(status);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void assertFails(String request, int status, String message) throws Exception {
    assertRefused(http.send(authorized(builder(request)), BodyHandlers.ofString()), status, message);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new JsonObject(answer.body()).getString("error")).contains(message);
  }

  private HttpResponse<String> put(byte[] body) throws Exception {
    return put("/applications/game", body);
  }

  private HttpResponse<String> put(String path, byte[] body) throws Exception {
    return http.send(authorized(builder("PUT " + path, body)), BodyHandlers.ofString());
  }

  private static HttpRequest authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + TOKEN).build();
  }

  private HttpRequest.Builder builder(String request) {
    return builder(request, new byte[0]);
  }

  private HttpRequest.Builder builder(String request, byte[] body) {
    String[] words = request.split(" ");
    return HttpRequest.newBuilder(URI.create(verticle.url() + words[1])).method(words[0],
        body.length == 0 && words[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  private String head(String field) throws IOException {
    return raw("PUT /applications/game HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN + "\r\nConnection: close\r\n" + field
        + "\r\n\r\n");
  }

  /** The answer to something that no client would send; its beginning, when the connection stays. */
  private String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      while (!answer.toString().matches("(?s).*\r\n\r\n.*")) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          return answer.toString();
        }
        answer.append((char) next);
      }
      int length = Integer.parseInt(answer.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
      return answer + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    URI uri = URI.create(verticle.url());
    return new Socket(uri.getHost(), uri.getPort());
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    return zip(content, name);
  }

  private static byte[] zip(byte[] content, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Everything that was written below the folder of the applications. */
  private List<Path> files() {
    try (Stream<Path> all = Files.walk(www)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(www);
    }
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
