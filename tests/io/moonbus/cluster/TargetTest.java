package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @Test
  void theFormOfMonaServerIsRead() {
    assertThat(Target.parse("127.0.0.1:19201?name=master&arg=val;127.0.0.1:19299")).containsExactly(
        new Target("127.0.0.1", 19201, Map.of("name", "master", "arg", "val")), new Target("127.0.0.1", 19299, Map.of()));
  }

  @Test
  void nothingAndBlanksAreNoTargets() {
    assertThat(Target.parse("")).isEmpty();
    assertThat(Target.parse(" ; ;")).isEmpty();
    assertThat(Target.parse(" a:1 ; b:2 ")).extracting(Target::host).containsExactly("a", "b");
  }

  @Test
  void addressesOfIpV6HaveBrackets() {
    assertThat(Target.parse("[::1]:5701")).singleElement().satisfies(target -> {
      assertThat(target.host()).isEqualTo("::1");
      assertThat(target.address()).isEqualTo("[::1]:5701");
    });
  }

  @Test
  void propertiesAreDecodedAndMayBeEmpty() {
    assertThat(Target.parse("h:1?a=b%20c&flag&=x&k=1=2").get(0).properties())
        .isEqualTo(Map.of("a", "b c", "flag", "", "k", "1=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", ":1", "host:0", "host:65536", "host:x", "host:-1", "host:123456", "?a=b", "h:1?a=%zz"})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTargetIsKnownByItsNameOrAddress() {
    Acquaintances known = new Acquaintances(Target.parse("localhost:5701?role=main;10.0.0.9:5702"));
    assertThat(known.info("1", about("127.0.0.1", 5701), false)).satisfies(info -> {
      assertThat(info.isTarget()).isTrue();
      assertThat(info.properties()).containsEntry("role", "main");
    });
    assertThat(known.info("2", about("127.0.0.1", 5702), true).isTarget()).isFalse();
    assertThat(known.info("3", about("10.0.0.9", 5702), false).isTarget()).isTrue();
  }

  @Test
  void withoutTargetsThoseThatWereThereCountAndStaySo() {
    Acquaintances known = new Acquaintances(List.of());
    assertThat(known.info("1", about("x", 1), true).isTarget()).isTrue();
    assertThat(known.info("1", about("x", 1), false).isTarget()).isTrue();
    assertThat(known.info("2", about("x", 1), false).isTarget()).isFalse();
  }

  private static AboutNode about(String host, int port) {
    return new AboutNode("n", host, port, "", "1", List.of());
  }
}
