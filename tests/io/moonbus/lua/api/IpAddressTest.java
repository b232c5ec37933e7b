package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
      "127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "LocalHost, 127.0.0.1", "1.2.3, 1.2.0.3", "1.2, 1.0.0.2",
      "255.255.255.255, 255.255.255.255", "1, 0.0.0.1", "1.65536, 1.1.0.0",
      "0x7f.1, 127.0.0.1", "010.0.0.1, 8.0.0.1", "0xffffffff, 255.255.255.255", "'127.0.0.1 ', 127.0.0.1",
      "0.0.0.0, 0.0.0.0",
      "::1, ::1", "[::1], ::1", "::, ::", "FE80::1, fe80::1", "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
      "::ffff:1.2.3.4, ::ffff:1.2.3.4"})
  void readsAddresses(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 127.0.0.1", "127.0.0.1 x", "abc", "0x", "08.1.1.1", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "1..2.3",
      "1.2.3.", "-1.2.3.4", "0x1ff.1.1.1", "1.2.3.99999999999", ":", ":::", "1::2::3", "12345::", "[::1", "::1]", "::1%eth0", "::g",
      "1.2.3.4:80", "[1.2.3.4]", "::1.2.3", "\u0661.2.3.4"})
  void refusesOtherTexts(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "127.0.0.1       | IPv4Compatible IPv4Mapped Local Loopback Unicast",
      "0.0.0.0         | IPv4Compatible IPv4Mapped Local Wildcard",
      "255.255.255.255 | AnyBroadcast Broadcast IPv4Compatible IPv4Mapped Local",
      "192.168.1.255   | AnyBroadcast IPv4Compatible IPv4Mapped Local SiteLocal",
      "10.0.0.1        | IPv4Compatible IPv4Mapped Local SiteLocal Unicast",
      "172.31.255.254  | IPv4Compatible IPv4Mapped Local SiteLocal Unicast",
      "172.32.0.1      | IPv4Compatible IPv4Mapped Unicast",
      "169.254.1.1     | IPv4Compatible IPv4Mapped LinkLocal Local Unicast",
      "224.0.0.1       | IPv4Compatible IPv4Mapped LinkLocalMC Local Multicast WellKnownMC",
      "224.0.1.1       | GlobalMC IPv4Compatible IPv4Mapped LinkLocalMC Local Multicast",
      "239.192.0.1     | IPv4Compatible IPv4Mapped Local Multicast OrgLocalMC",
      "239.255.255.255 | AnyBroadcast IPv4Compatible IPv4Mapped Local Multicast SiteLocalMC",
      "238.255.255.255 | AnyBroadcast IPv4Compatible IPv4Mapped Local Multicast",
      "8.8.8.8         | IPv4Compatible IPv4Mapped Unicast",
      "::              | IPv4Compatible IPv6 Local Wildcard",
      "::1             | IPv4Compatible IPv6 Local Loopback Unicast",
      "fe80::1         | IPv6 LinkLocal Local Unicast",
      "fec0::1         | IPv6 Local SiteLocal Unicast",
      "2001:db8::1     | IPv6 Unicast",
      "ff01::1         | IPv6 Local Multicast NodeLocalMC WellKnownMC",
      "ff02::1         | IPv6 LinkLocalMC Local Multicast WellKnownMC",
      "ff05::1         | IPv6 Local Multicast SiteLocalMC WellKnownMC",
      "ff08::1         | IPv6 Local Multicast OrgLocalMC WellKnownMC",
      "ff0f::1         | GlobalMC IPv6 Multicast WellKnownMC",
      "::ffff:1.2.3.4  | IPv4Mapped IPv6 Unicast",
      "::1.2.3.4       | IPv4Compatible IPv6 Unicast"})
  void knowsTheKindOfAnAddress(String text, String kinds) {
    IpAddress address = IpAddress.parse(text);
    TreeSet<String> found = new TreeSet<>();
    IpAddressObject.MEMBERS.forEach((name, member) -> {
      if (member.apply(address).raweq(LuaValue.TRUE)) {
        found.add(name.tojstring().substring(2));
      }
    });
    assertThat(String.join(" ", found)).isEqualTo(kinds);
  }
}
