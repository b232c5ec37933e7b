package io.moonbus.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EchoApplicationTest {

  @Test
  void isTheExampleOfTheDocumentation() throws IOException {
    String docs = Files.readString(Path.of("docs/events.md"));
    int start = docs.indexOf("```java\n") + "```java\n".length();
    String example = docs.substring(start, docs.indexOf("```", start));
    assertThat(example).isEqualTo(Files.readString(Path.of("tests/io/moonbus/event/EchoApplication.java")));
  }

  @Test
  void answersCallsAndPushes(Vertx vertx, VertxTestContext test) {
    List<ClientMessage> messages = new ArrayList<>();
    vertx.deployVerticle(new EchoApplication()).onComplete(test.succeeding(id -> {
      ProtocolLink link = new ProtocolLink(vertx);
      link.connect(connect(link, ""), false, message -> {
        messages.add(message);
        if (messages.size() == 3) {
          test.verify(() -> assertThat(messages).containsExactly(
              new ClientMessage.Accepted("c", Map.of("timeout", 60)),
              new ClientMessage.Push("c", ClientMessage.Kind.INVOCATION, "onCall", Payload.of(1)),
              new ClientMessage.Result("c", 5, Payload.of("x"))));
          test.completeNow();
        }
      });
      link.send(new ClientEvent.Call("c", 5, null, Payload.of("x"), Format.VALUES, null));
    }));
  }

  @Test
  void refusesStrangers(Vertx vertx, VertxTestContext test) {
    vertx.deployVerticle(new EchoApplication()).onComplete(test.succeeding(id -> {
      ProtocolLink link = new ProtocolLink(vertx);
      link.connect(connect(link, "stranger"), false, message -> {
        test.verify(() -> assertThat(message).isEqualTo(
            new ClientMessage.Rejected("c", new Failure(403, "no strangers"))));
        test.completeNow();
      });
    }));
  }

  private static ClientEvent.Connect connect(ProtocolLink link, String query) {
    return new ClientEvent.Connect("c", new ClientInfo("test", "/echo", query, "127.0.0.1:1", "127.0.0.1:2", Map.of(),
        Format.VALUES, link.replyTo()), Payload.NONE);
  }
}
