package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest extends WebSocketTestBase {

  private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
  private static final int LIMIT = 100_000;

  @Override
  void configure() {
    options.setMaxMessage(LIMIT).setCompressionThreshold(100);
  }

  @Test
  void compressesLongAnswersToThoseWhoAsk() throws Exception {
    String call = "[\"echo\",\"" + "x".repeat(10_000) + "\"]";
    try (RawClient client = RawClient.open(port, "/", OFFER)) {
      assertThat(client.head()).containsIgnoringCase("Sec-WebSocket-Extensions: " + Handshake.DEFLATE);
      for (int i = 0; i < 3; i++) {
        RawClient.Frame answer = client.frame(0xC1, deflated(call)).read();
        assertThat(answer.first()).isEqualTo(0xC1);
        assertThat(answer.content()).hasSizeLessThan(200);
        assertThat(inflated(answer.content())).isEqualTo("[\"" + "x".repeat(10_000) + "\"]");
      }
      assertThat(client.text("[\"echo\",1]").read().first()).isEqualTo(0x81);
    }
  }

  @Test
  void putsCompressedFragmentsTogether() throws IOException {
    byte[] message = deflated("[\"echo\",1]");
    byte[] rest = Arrays.copyOfRange(message, 3, message.length);
    try (RawClient client = RawClient.open(port, "/", OFFER)) {
      client.frame(0x41, Arrays.copyOf(message, 3)).frame(0x80, rest);
      assertThat(client.readText()).isEqualTo("[1]");
    }
  }

  @ParameterizedTest
  @CsvSource({"permessage-deflate; server_max_window_bits=10, false", "permessage-deflate; unknown, false",
      "x-webkit-deflate-frame, false", "permessage-deflate; server_max_window_bits=15; client_max_window_bits=9, true",
      "'x, permessage-deflate; server_max_window_bits=8, permessage-deflate', true"})
  void agreesOnlyToWhatItCanKeep(String offer, boolean agreed) throws IOException {
    try (RawClient client = RawClient.open(port, "/", "Sec-WebSocket-Extensions: " + offer + "\r\n")) {
      assertThat(client.head().toLowerCase().contains("sec-websocket-extensions")).isEqualTo(agreed);
    }
  }

  @Test
  void stopsAMessageThatGrowsTooLarge() throws IOException {
    try (RawClient client = RawClient.open(port, "/", OFFER)) {
      assertThat(client.frame(0xC1, deflated(" ".repeat(LIMIT + 1))).read().toString()).isEqualTo("close 1009");
    }
  }

  @Test
  void closesWhenAMessageIsNotCompressedAsItSays() throws IOException {
    try (RawClient client = RawClient.open(port, "/", OFFER)) {
      assertThat(client.frame(0xC1, new byte[] {7, 7, 7, 7}).read().toString()).isEqualTo("close 1007");
    }
  }

  @Property
  void restoresAnyMessage(@ForAll byte[] message) throws DataFormatException {
    try (Deflate deflate = new Deflate()) {
      for (int i = 0; i < 2; i++) {
        ByteBuf out = Unpooled.buffer();
        deflate.compress(message, out);
        assertThat(deflate.decompress(ByteBufUtil.getBytes(out), message.length)).isEqualTo(message);
      }
    }
  }

  @Property
  void boundsWhatAnyBytesBecome(@ForAll byte[] bytes) {
    try (Deflate deflate = new Deflate()) {
      byte[] message = deflate.decompress(bytes, 1000);
      assertThat(message == null || message.length <= 1000).isTrue();
    } catch (DataFormatException e) {
      assertThat(e).isNotNull();
    }
  }

  private static byte[] deflated(String text) {
    ByteBuf out = Unpooled.buffer();
    try (Deflate deflate = new Deflate()) {
      deflate.compress(text.getBytes(StandardCharsets.UTF_8), out);
    }
    return ByteBufUtil.getBytes(out);
  }

  private static String inflated(byte[] content) throws DataFormatException {
    try (Deflate deflate = new Deflate()) {
      return new String(deflate.decompress(content, LIMIT), StandardCharsets.UTF_8);
    }
  }
}
