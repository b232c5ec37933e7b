package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BlacklistTest extends MonaFixture {

  private LocalMap<String, Boolean> blacklist;

  @BeforeEach
  void useVertx(Vertx vertx) {
    context.vertx = vertx;
    blacklist = vertx.sharedData().getLocalMap(Blacklist.MAP);
  }

  @Test
  void addressesAreAddedAndRemoved() {
    context.run("mona:addToBlacklist('1.2.3.4', mona:createIPAddress('::1'), mona:createSocketAddress('5.6.7.8:9'))");
    assertThat(blacklist.keySet()).containsExactlyInAnyOrder("1.2.3.4", "0:0:0:0:0:0:0:1", "5.6.7.8");
    context.run("mona:removeFromBlacklist('[0:0::1]', '1.2.3.4', '9.9.9.9')");
    assertThat(blacklist.keySet()).containsExactly("5.6.7.8");
  }

  @Test
  void aMappedAddressIsItsIpv4Address() {
    context.run("mona:addToBlacklist('::ffff:1.2.3.4')");
    assertThat(blacklist.keySet()).containsExactly("1.2.3.4");
  }

  @Test
  void somethingElseIsLogged() {
    context.run("mona:addToBlacklist('example.org', 12, nil, {})");
    assertThat(blacklist.isEmpty()).isTrue();
    assertThat(context.logged).hasSize(4).allMatch(line -> line.startsWith("SEVERE"));
  }
}
