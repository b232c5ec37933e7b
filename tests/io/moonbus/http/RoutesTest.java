package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.event.ClientEvent;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other parts add to the server. */
class RoutesTest {

  @TempDir
  Path www;
  private Site site;
  private final LogRecords logs = new LogRecords("io.moonbus.http");

  @BeforeEach
  void prepare() {
    site = Site.of(www).file("x.txt", "file").file("console/x.txt", "file");
    site.options.setTimeoutSeconds(1);
  }

  @AfterEach
  void stop() {
    site.close();
    logs.close();
  }

  private void start(String path, Handler<RoutingContext> handler) {
    site.routes = router -> router.route(path).handler(handler);
    site.start();
  }

  @Test
  void anAddedRouteComesBeforeFilesAndApplications() {
    start("/console/x.txt", routing -> routing.end("console"));
    assertThat(site.get("/console/x.txt").body()).isEqualTo("console");
    assertThat(site.get("/x.txt").body()).isEqualTo("file");
    assertThat(site.events.stream().filter(ClientEvent.Read.class::isInstance)).hasSize(1);
  }

  @Test
  void anAddedRouteThatDeclinesLeavesTheRequestToTheApplication() {
    start("/*", RoutingContext::next);
    assertThat(site.get("/x.txt").body()).isEqualTo("file");
    assertThat(site.get("/").status()).isEqualTo(200);
    assertThat(site.get("/missing").status()).isEqualTo(404);
    assertThat(site.get("//x.txt").status()).isIn(200, 404);
  }

  @Test
  void anAddedRouteCanReadTheBody() {
    start("/echo", routing -> routing.request().body().onSuccess(routing::end));
    assertThat(site.post("/echo", "text/plain", "hello").body()).isEqualTo("hello");
  }

  @Test
  void anAddedRouteHasDateAndCrossOriginFields() {
    start("/console", routing -> routing.end("console"));
    Wire.Response response = site.get("/console", "Origin: https://example.com");
    assertThat(response.header("Date")).endsWith("GMT");
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://example.com");
  }

  @Test
  void aStatusInsteadOfAnAnswerBecomesAPage() {
    start("/console", routing -> routing.fail(401));
    Wire.Response response = site.get("/console", "Accept: text/html");
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).contains("<h1>401 Unauthorized</h1>");
    assertThat(logs.at(Level.SEVERE)).isEmpty();
  }

  @Test
  void anAddedRouteThatFailsIsOneLineInTheLogAndAnAnswer() {
    start("/console", routing -> {
      throw new IllegalStateException("broken");
    });
    assertThat(site.get("/console").status()).isEqualTo(500);
    assertThat(logs.at(Level.SEVERE)).hasSize(1);
  }

  @Test
  void aBadEscapeIsAnsweredAlsoWhereRoutesNeedThePath() {
    start("/console", routing -> routing.end("console"));
    for (String target : List.of("/%", "/%zz", "/%c0", "/console%")) {
      assertThat(site.get(target).status()).isEqualTo(400);
    }
    assertThat(logs.at(Level.SEVERE)).isEmpty();
  }

  @Test
  void anAddedRouteMayTakeLongerThanAnIdleConnection() {
    start("/slow", routing -> routing.vertx().setTimer(2500, id -> routing.end("slow")));
    try (Wire wire = site.connect()) {
      assertThat(wire.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("slow");
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void requestsAfterOneOfAnAddedRouteAreServedOnTheSameConnection() {
    start("/console", routing -> routing.end("console"));
    try (Wire wire = site.connect()) {
      wire.send("GET /console HTTP/1.1\r\nHost: x\r\n\r\nGET /x.txt HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(wire.read().body()).isEqualTo("console");
      assertThat(wire.read().body()).isEqualTo("file");
    }
  }

  @Test
  void aRouterIsMadeForEachInstance() {
    List<Router> routers = new CopyOnWriteArrayList<>();
    site.instances = 3;
    site.routes = routers::add;
    site.start();
    assertThat(routers).hasSize(3).doesNotHaveDuplicates();
  }
}
