package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {

  @TempDir
  Path www;
  private Site site;

  @BeforeEach
  void start() {
    site = Site.of(www, RequestTest::echo).file("a.txt", "hello").start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Answers a call with its arguments. */
  private static void echo(ClientEvent event, ApplicationLink link) {
    if (event instanceof ClientEvent.Call call) {
      link.send(new ClientMessage.Result(call.clientId(), call.callId(),
          Payload.encoded(call.replyFormat(), call.arguments().data())));
    } else {
      Site.serveFiles(event, link);
    }
  }

  @Test
  void aFileIsServedThroughTheApplication() {
    Wire.Response response = site.get("/a.txt");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("hello");
    assertThat(site.events.get(0)).isInstanceOf(ClientEvent.Connect.class);
    assertThat(((ClientEvent.Read) site.events.get(1)).file()).isEqualTo("a.txt");
  }

  @Test
  void aCallIsAnsweredWithItsResults() {
    Wire.Response response = site.post("/", "application/json", "[\"echo\",1]");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.body()).isEqualTo("[\"echo\",1]");
    ClientEvent.Call call = (ClientEvent.Call) site.events.get(1);
    assertThat(call.arguments().format()).isEqualTo(Format.JSON);
    assertThat(call.replyFormat()).isEqualTo(Format.JSON);
    assertThat(call.arguments().data()).isEqualTo(Buffer.buffer("[\"echo\",1]"));
  }
}
