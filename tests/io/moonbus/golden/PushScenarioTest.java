package io.moonbus.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a push reaches the wire: the application {@code push} of the suite over real sockets. */
class PushScenarioTest {

  private GoldenServer server;
  private WsConnection target;
  private WsConnection pusher;

  @BeforeEach
  void connect() throws Exception {
    server = new GoldenServer(Path.of(getClass().getResource("/golden/www").toURI()));
    target = open();
    pusher = open();
    target.send(Map.of("text", "[\"reg\"]"));
    assertThat(texts(target, 1)).containsExactly("[1]");
  }

  @AfterEach
  void close() throws Exception {
    target.close();
    pusher.close();
    server.close();
  }

  private WsConnection open() throws Exception {
    WsConnection connection = new WsConnection(Map.of("open", "/push/"), server.target());
    assertThat(connection.handshake().status()).isEqualTo(101);
    assertThat(texts(connection, 1)).as("written in onConnection").containsExactly("[\"hello\"]");
    return connection;
  }

  private static List<String> texts(WsConnection connection, int count) throws Exception {
    return connection.receive(count, Target.PATIENCE_MILLIS).stream().map(Frame::text).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "push      | [\"pushed\",\"x\"]        | [\"ok\"]",
      "pushflush | [\"pushedflush\",\"x\"]   | [\"ok\",true]"})
  void aPushToAnotherClientLeavesAtOnce(String method, String pushed, String result) throws Exception {
    pusher.send(Map.of("text", "[\"" + method + "\",\"x\"]"));
    assertThat(texts(target, 1)).containsExactly(pushed);
    assertThat(texts(pusher, 1)).containsExactly(result);
  }

  @ParameterizedTest
  @CsvSource({"all", "monaall"})
  void framesWrittenByAMethodComeBeforeItsResult(String method) throws Exception {
    pusher.send(Map.of("text", "[\"" + method + "\",\"x\"]"));
    assertThat(texts(pusher, 2)).containsExactly("[\"" + method + "\",\"x\"]", "[2]");
    assertThat(texts(target, 1)).containsExactly("[\"" + method + "\",\"x\"]");
  }

  @Test
  void aPushToOneWhoHasGoneIsAnErrorAndTheConnectionStays() throws Exception {
    target.close();
    String answer;
    do {
      pusher.send(Map.of("text", "[\"push\",\"x\"]"));
      answer = texts(pusher, 1).get(0);
    } while (answer.equals("[\"ok\"]"));
    assertThat(answer).startsWith("{\"error\":").contains("global 'target' (a nil value)");
    pusher.send(Map.of("text", "[\"all\",\"y\"]"));
    assertThat(texts(pusher, 2)).containsExactly("[\"all\",\"y\"]", "[1]");
  }
}
