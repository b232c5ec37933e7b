package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientInfo;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections become client objects, and how they end. */
class ConnectionTest {

  @TempDir
  Path www;
  private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
  private Site site;

  @BeforeEach
  void prepare() {
    site = Site.of(www, this::answer).file("x.txt", "x");
    site.options.setTimeoutSeconds(1);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private void answer(ClientEvent event, ApplicationLink link) {
    events.add(event);
    if (event instanceof ClientEvent.Connect connect && connect.info().query().startsWith("t=")) {
      int timeout = Integer.parseInt(connect.info().query().substring(2));
      link.send(new ClientMessage.Accepted(event.clientId(), Map.of("timeout", timeout)));
    } else if (event instanceof ClientEvent.Call call) {
      link.send(new ClientMessage.Result(call.clientId(), call.callId(), Payload.NONE));
    } else if (!(event instanceof ClientEvent.Read read && read.file().equals("never"))) {
      Site.serveFiles(event, link);
    }
  }

  private <T extends ClientEvent> T next(Class<T> type) {
    try {
      ClientEvent event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).isInstanceOf(type);
      return type.cast(event);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String get(String target, String... headers) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("", List.of(headers)) + "\r\n";
  }

  @Test
  void oneClientObjectServesAPathAndQueryOfAConnection() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/x.txt")).read();
      String first = next(ClientEvent.Connect.class).clientId();
      next(ClientEvent.Read.class);
      wire.send(get("/y.txt")).read();
      assertThat(next(ClientEvent.Read.class).clientId()).isEqualTo(first);
      wire.send(Site.postText("/", "application/json", "[]")).read();
      assertThat(next(ClientEvent.Call.class).clientId()).isEqualTo(first);
      wire.send(get("/x.txt?a")).read();
      assertThat(next(ClientEvent.Disconnect.class).clientId()).isEqualTo(first);
      assertThat(next(ClientEvent.Connect.class).clientId()).isNotEqualTo(first);
      next(ClientEvent.Read.class);
    }
    next(ClientEvent.Disconnect.class);
  }

  @Test
  void connectionUpdateMakesANewClientObject() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/x.txt")).read();
      next(ClientEvent.Connect.class);
      next(ClientEvent.Read.class);
      assertThat(wire.send(get("/x.txt", "Connection: update\r\n")).read().status()).isEqualTo(200);
      next(ClientEvent.Disconnect.class);
      next(ClientEvent.Connect.class);
    }
  }

  @Test
  void theOptionCloseMayStandInAList() {
    site.start();
    try (Wire wire = site.connect()) {
      assertThat(wire.send(get("/x.txt", "Connection: foo, Close\r\n")).read().status()).isEqualTo(200);
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void theApplicationLearnsWhoConnects() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/app/x.txt?a=1&b", "X-Custom: hi\r\n", "Cookie: sid=abc; q=\"quoted\"; bare\r\n", "Cookie: n=é\r\n",
          "X-Two: 1\r\n", "X-Two: 2\r\n")).read();
    }
    ClientEvent.Connect connect = next(ClientEvent.Connect.class);
    ClientInfo info = connect.info();
    assertThat(connect.clientId()).matches("[0-9a-f]{64}");
    assertThat(info.protocol()).isEqualTo("HTTP");
    assertThat(info.path()).isEqualTo("/app");
    assertThat(info.query()).isEqualTo("a=1&b");
    assertThat(info.address()).startsWith("127.0.0.1:");
    assertThat(info.serverAddress()).isEqualTo("127.0.0.1:" + site.port);
    assertThat(info.properties()).containsEntry("Host", "x").containsEntry("X-Custom", "hi").containsEntry("sid", "abc")
        .containsEntry("q", "quoted").containsEntry("n", "é").containsEntry("X-Two", "1, 2")
        .containsEntry("version", "1.1").containsEntry("HTTPVersion", "1.1").doesNotContainKey("bare");
    assertThat(connect.arguments().format()).isEqualTo(Format.QUERY);
    assertThat(connect.arguments().data().toString()).isEqualTo("a=1&b");
  }

  @Test
  void propertiesAreSentAgainWhenTheyHaveChanged() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/x.txt")).read();
      next(ClientEvent.Connect.class);
      assertThat(next(ClientEvent.Read.class).properties()).isNull();
      wire.send(get("/x.txt")).read();
      assertThat(next(ClientEvent.Read.class).properties()).isNull();
      wire.send(get("/x.txt", "Cookie: a=1\r\n")).read();
      assertThat(next(ClientEvent.Read.class).properties()).containsEntry("a", "1");
      wire.send(get("/x.txt")).read();
      assertThat(next(ClientEvent.Read.class).properties()).doesNotContainKey("a");
    }
  }

  @Test
  void aConnectionThatSendsNothingIsClosed() {
    site.start();
    try (Wire wire = site.connect()) {
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void aConnectionThatSendsHalfARequestIsClosed() {
    site.start();
    try (Wire wire = site.connect().send("GET /x.t")) {
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void anIdleConnectionIsClosedAndItsApplicationTold() {
    site.start();
    try (Wire wire = site.connect()) {
      assertThat(wire.send(get("/x.txt")).read().status()).isEqualTo(200);
      assertThat(wire.readToEnd()).isEmpty();
    }
    next(ClientEvent.Connect.class);
    next(ClientEvent.Read.class);
    next(ClientEvent.Disconnect.class);
  }

  @Test
  void anApplicationCanSetTheTimeoutOfAClient() {
    site.options.setTimeoutSeconds(0);
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/x.txt?t=1")).read();
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void aTimeoutOfZeroIsForeverAndDoesNotOutliveTheClientObject() {
    site.start();
    try (Wire forever = site.connect(); Wire other = site.connect()) {
      forever.send(get("/x.txt?t=0")).read();
      other.send(get("/x.txt")).read();
      assertThat(other.readToEnd()).isEmpty();
      assertThat(forever.send(get("/x.txt?t=0")).read().status()).isEqualTo(200);
      assertThat(forever.send(get("/x.txt")).read().status()).isEqualTo(200);
      assertThat(forever.readToEnd()).isEmpty();
    }
  }

  @Test
  void aCallThatIsNeverAnsweredEndsWith504() {
    site.options.setAnswerSeconds(1);
    site.start();
    try (Wire wire = site.connect()) {
      assertThat(wire.send(get("/never")).read().status()).isEqualTo(504);
      assertThat(wire.send(get("/x.txt")).read().status()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatLeavesDuringACallIsForgotten() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send(get("/never"));
      next(ClientEvent.Connect.class);
      next(ClientEvent.Read.class);
    }
    next(ClientEvent.Disconnect.class);
    assertThat(site.get("/x.txt").status()).isEqualTo(200);
  }

  @Test
  void withoutAnApplicationFilesAreServedAndCallsAreNot() {
    site.listen();
    assertThat(site.get("/x.txt").body()).isEqualTo("x");
    assertThat(site.get("/").body()).contains("x.txt");
    assertThat(site.post("/", "application/json", "[]").status()).isEqualTo(404);
  }

  @Test
  void aWebSocketIsHandedOver() {
    site.start();
    try (Wire wire = site.connect()) {
      Wire.Response response = wire.send(get("/x?a=1", "Upgrade: websocket\r\n", "Connection: Upgrade\r\n",
          "Sec-WebSocket-Version: 13\r\n", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")).readHead();
      assertThat(response.status()).isEqualTo(101);
      assertThat(next(ClientEvent.Connect.class).info().protocol()).isEqualTo("WebSocket");
    }
    next(ClientEvent.Disconnect.class);
  }

  @Test
  void aRefusedHandshakeIsAnsweredAndTheConnectionStays() {
    site.start();
    try (Wire wire = site.connect()) {
      assertThat(wire.send(get("/", "Upgrade: websocket\r\n", "Connection: Upgrade\r\n")).read().status())
          .isEqualTo(426);
      assertThat(wire.send(get("/x.txt")).read().status()).isEqualTo(200);
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void aBlacklistedAddressIsNotServed() {
    site.start();
    try (Wire before = site.connect()) {
      before.send(get("/x.txt?t=0")).read();
      site.vertx.sharedData().getLocalMap(HttpVerticle.BLACKLIST).put("127.0.0.1", true);
      assertThat(site.get("/x.txt")).isNull();
      assertThat(before.send(get("/x.txt?t=0")).read().status()).isEqualTo(200);
      site.vertx.sharedData().getLocalMap(HttpVerticle.BLACKLIST).remove("127.0.0.1");
      assertThat(site.get("/x.txt").status()).isEqualTo(200);
    }
  }

  @Test
  void moreConnectionsThanAllowedAreClosed() {
    site.options.setMaxConnections(1).setTimeoutSeconds(60);
    site.start();
    try (Wire first = site.connect()) {
      first.send(get("/x.txt")).read();
      assertThat(site.get("/x.txt")).isNull();
      assertThat(first.send(get("/x.txt")).read().status()).isEqualTo(200);
    }
  }

  @Test
  void severalInstancesShareThePort() {
    site.instances = 2;
    site.start();
    for (int i = 0; i < 10; i++) {
      assertThat(site.get("/x.txt").body()).isEqualTo("x");
    }
  }
}
