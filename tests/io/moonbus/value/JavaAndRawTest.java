package io.moonbus.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JavaAndRawTest {

  @Test
  void javaValuesStayWhatTheyAre() {
    List<Object> values = Arrays.asList(null, true, 1.5, "text", Buffer.buffer("b"), Instant.EPOCH,
        List.of(1.0, List.of()), Map.of("a", Map.of(), "__type", "T"));
    PayloadWriter writer = Values.writer(Format.VALUES, Limits.DEFAULT);
    assertThat(Values.reader(Payload.of(values.toArray()), Limits.DEFAULT).readTo(writer)).isEqualTo(8);
    Payload copy = writer.finish();
    assertThat(copy.values()).isEqualTo(values);
    assertThat(copy.count()).isEqualTo(8);
    assertThatThrownBy(() -> copy.values().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void textThatIsNotUtf8BecomesABuffer() {
    Buffer bytes = Buffer.buffer(new byte[] {-1, 0});
    assertThat(Convert.read(Format.RAW, bytes, Limits.DEFAULT)).containsExactly(bytes);
    assertThat(Convert.read(Format.RAW, "text")).containsExactly("text");
  }

  @Test
  void otherClassesAreAnError() {
    assertThatThrownBy(() -> Convert.write(Format.JSON, new Thread()))
        .isInstanceOf(ValueException.class).hasMessage("a java.lang.Thread cannot be sent");
  }

  @Test
  void rawTextHasNothingBetweenTheValues() {
    assertThat(Convert.write(Format.RAW, 1, "string:", List.of(2.5, Map.of("k", "v")), true, null, Double.NaN))
        .isEqualTo("1string:2.5vtruenullnan");
    assertThat(Convert.write(Format.RAW, Buffer.buffer("b"), Instant.EPOCH)).isEqualTo("b1970-01-01T00:00:00.000Z");
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, names = {"AMF0", "AMF3"})
  void formatsThatAreNotSupportedAreAnError(Format format) {
    assertThatThrownBy(() -> Values.reader(Payload.encoded(format, Buffer.buffer()), Limits.DEFAULT))
        .hasMessage("no reader for " + format);
    assertThatThrownBy(() -> Values.writer(format, Limits.DEFAULT)).hasMessage("no writer for " + format);
  }
}
