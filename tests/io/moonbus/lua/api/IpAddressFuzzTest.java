package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class IpAddressFuzzTest {

  @Property
  void whatIsReadIsWrittenInAFormThatReadsTheSame(
      @ForAll @StringLength(max = 24) @Chars({':', '.', '[', ']', 'x', ' '}) @CharRange(from = '0', to = '9')
      @CharRange(from = 'a', to = 'g') String text) {
    IpAddress address = IpAddress.parse(text);
    if (address != null) {
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }
  }

  @Property
  void otherTextsAreRefusedWithoutAnException(@ForAll String text) {
    assertThat(IpAddress.parse(text + "\u00e9")).isNull();
  }
}
