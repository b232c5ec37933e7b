package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private static final Logger LOG = Logger.getLogger("io.moonbus.http.websocket.Connection");
  private static final int MESSAGE = 100_000;
  private static final int ROUNDS = 30;
  private static final int PER_ROUND = 10;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler log = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
    }
  };

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(log);
  }

  @AfterEach
  void unlisten() {
    LOG.removeHandler(log);
    LOG.setUseParentHandlers(true);
  }

  /** 30 MB are pushed to everybody in rounds; one client reads nothing meanwhile, the other everything. */
  private static void push(RawClient reader) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      reader.text("[\"all\"," + PER_ROUND + "," + MESSAGE + "]");
      for (int i = 0; i < PER_ROUND; i++) {
        assertThat(reader.readText()).hasSize(MESSAGE + 4);
      }
    }
  }

  @Nested
  class Closing extends WebSocketTestBase {

    @Override
    void configure() {
      LOG.setLevel(Level.ALL);
      options.setSendQueue(2 << 20);
    }

    @Test
    void endsAClientThatNeverReadsWhileOthersAreServed() throws IOException {
      try (RawClient lazy = open(); RawClient reader = open()) {
        lazy.ask("[\"echo\",1]");
        push(reader);
        awaitEvent(ClientEvent.Disconnect.class);
        assertThat(reader.ask("[\"echo\",1]")).isEqualTo("[1]");
        assertThat(lazy.isEnded()).isTrue();
        assertThat(logged).singleElement().asString().contains("closed with 1008").contains("127.0.0.1");
      }
    }

    @Test
    void letsOthersFollowAMessageThatIsLargerThanTheQueue() throws IOException {
      try (RawClient client = open(); RawClient other = open()) {
        client.ask("[\"echo\",1]");
        other.text("[\"all\",1,12000000]").text("[\"all\",3,10]");
        for (RawClient each : new RawClient[] {other, client}) {
          assertThat(each.readText()).hasSize(12_000_004);
          for (int i = 0; i < 3; i++) {
            assertThat(each.readText()).hasSize(14);
          }
        }
        assertThat(logged).isEmpty();
      }
    }
  }

  @Nested
  class Dropping extends WebSocketTestBase {

    @Override
    void configure() {
      LOG.setLevel(Level.ALL);
      options.setSendQueue(2 << 20).setOverflow(WebSocketOptions.Overflow.DROP);
    }

    @Test
    void dropsPushesUntilTheClientReadsAgain() throws IOException {
      try (RawClient lazy = open(); RawClient reader = open()) {
        lazy.ask("[\"echo\",1]");
        push(reader);
        assertThat(logged).singleElement().asString().contains("dropped");
        lazy.text("[\"echo\",\"end\"]");
        int pushes = 0;
        String message = lazy.readText();
        while (!message.equals("[\"end\"]")) {
          pushes++;
          message = lazy.readText();
        }
        assertThat(pushes).isBetween(1, ROUNDS * PER_ROUND - 1);
        assertThat(application.events).doesNotHaveAnyElementsOfTypes(ClientEvent.Disconnect.class);
      }
    }
  }

  @Nested
  class Pending extends WebSocketTestBase {

    private static final int LIMIT = 4;

    @Override
    void configure() {
      options.setMaxPendingCalls(LIMIT);
    }

    @Test
    void readsNoFurtherWhileTheApplicationOwesAnswers() throws IOException {
      try (RawClient client = open(); RawClient other = open()) {
        for (int i = 0; i < LIMIT; i++) {
          client.text("[\"late\"]");
        }
        awaitThat(() -> calls() == LIMIT);
        client.text("[\"echo\",1]");
        assertThat(other.ask("[\"echo\",2]")).isEqualTo("[2]");
        assertThat(calls()).isEqualTo(LIMIT + 1);
      }
    }

    private long calls() {
      return application.events.stream().filter(ClientEvent.Call.class::isInstance).count();
    }
  }
}
