package io.moonbus.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripTest {

  private static final String ANY = "\0\t\n\r\u001f !\"#&'+/<=>\\]09Az\u007f\u0080\u07ff\u0800\u20ac\ufffd\uffff";
  private static final String XML = ANY.replaceAll("[\0\u001f\uffff]", "");

  /** Random values; their text has the given characters. */
  private record Generator(Random random, String characters) {

    List<Object> list(int depth) {
      List<Object> list = new ArrayList<>();
      for (int size = random.nextInt(5); size > 0; size--) {
        list.add(value(depth));
      }
      return list;
    }

    Object value(int depth) {
      return switch (random.nextInt(depth > 0 ? 10 : 8)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> (double) random.nextInt();
        case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        case 4 -> Instant.ofEpochSecond(random.nextInt());
        case 5 -> Buffer.buffer(text());
        case 6, 7 -> text();
        case 8 -> list(depth - 1);
        default -> map(depth);
      };
    }

    Map<String, Object> map(int depth) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int size = random.nextInt(4); size > 0; size--) {
        map.put(text(), value(depth - 1));
      }
      return map;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(random.nextInt(9) == 0 ? "\ud83d\ude00" : characters.charAt(random.nextInt(characters.length())));
      }
      return text.toString();
    }
  }

  private static void roundTrip(Format format, List<Object> values) {
    Buffer text = Convert.encode(format, values.toArray());
    assertThat(Convert.read(format, text, Limits.DEFAULT)).isEqualTo(values);
  }

  @Property(tries = 5_000)
  void json(@ForAll long seed) {
    roundTrip(Format.JSON, new Generator(new Random(seed), ANY).list(4));
  }

  @Property
  void jsonWithTypes(@ForAll long seed) {
    Map<String, Object> typed = new LinkedHashMap<>(Map.of("__type", "Cat"));
    typed.putAll(new Generator(new Random(seed), ANY).map(3));
    roundTrip(Format.JSON, List.of(typed));
  }

  @Property
  void otherParsersReadTheJson(@ForAll long seed) {
    List<Object> values = new Generator(new Random(seed), ANY).list(4);
    assertThat(new JsonArray(Convert.write(Format.JSON, values.toArray())).size()).isEqualTo(values.size());
  }

  @Property(tries = 2_000)
  void xmlRpc(@ForAll long seed) {
    roundTrip(Format.XMLRPC, new Generator(new Random(seed), XML).list(4));
  }

  /** Neighbouring objects would become one, empty texts and texts of another type are not kept: hence the prefix. */
  @Property(tries = 2_000)
  void query(@ForAll long seed) {
    Random random = new Random(seed);
    Generator generator = new Generator(random, ANY);
    List<Object> values = new ArrayList<>();
    for (int size = random.nextInt(5); size > 0; size--) {
      values.add("x" + generator.text());
      values.add(Map.of(generator.text(), "x" + generator.text(), "n", (double) random.nextInt()));
    }
    roundTrip(Format.QUERY, values);
  }
}
