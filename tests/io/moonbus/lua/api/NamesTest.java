package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaTable;

class NamesTest {

  private final FakeScriptContext context = new FakeScriptContext();
  private final List<String> asked = new ArrayList<>();
  private Promise<String> answer = Promise.promise();

  NamesTest() {
    LuaTable functions = new LuaTable();
    new Addresses(context, new Names(this::ask)).bodies()
        .forEach((name, body) -> functions.set(name, Functions.of(body)));
    context.environment().set("a", functions);
  }

  private Future<String> ask(String name) {
    asked.add(name);
    return answer.future();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void addressesNeedNoNameServer() {
    assertThat(context.eval("a.createIPAddressWithDNS('1.2.3.4').value, "
        + "a.createSocketAddressWithDNS('localhost:80').value"))
        .isEqualTo("1.2.3.4 127.0.0.1:80");
    assertThat(asked).isEmpty();
  }

  @Test
  void anUnknownNameIsAskedForAndKnownTheNextTime() {
    context.run("m = nil r = a.createIPAddressWithDNS(function(e) m = e end, 'Some.Example')");
    assertThat(context.eval("r, m")).isEqualTo("nil Some.Example is being resolved");
    context.run("a.createIPAddressWithDNS('some.example')");
    assertThat(asked).as("asked once for both").containsExactly("some.example");

    answer.complete("10.1.2.3");
    assertThat(context.eval("a.createIPAddressWithDNS('some.example').value, "
        + "a.createSocketAddressWithDNS('some.EXAMPLE', 80).value")).isEqualTo("10.1.2.3 10.1.2.3:80");
    assertThat(asked).hasSize(1);
  }

  @Test
  void aFunctionAsLastArgumentGetsTheAddress() {
    context.run("a.createSocketAddressWithDNS('some.example', 443, function(address) got = address.value end)");
    assertThat(context.eval("got")).isEqualTo("nil");
    answer.complete("10.1.2.3");
    assertThat(context.eval("got")).isEqualTo("10.1.2.3:443");
  }

  @Test
  void aFunctionAsLastArgumentGetsTheReasonOfAFailure() {
    context.run("a.createIPAddressWithDNS('a.example', function(address, message) got = {address, message} end)");
    answer.complete(null);
    assertThat(context.eval("got[1], got[2]")).isEqualTo("nil no address found for a.example");
    answer = Promise.promise();
    context.run("a.createIPAddressWithDNS('a.example', function(address, message) got = {address, message} end)");
    answer.fail("no network");
    assertThat(context.eval("got[1], got[2]")).isEqualTo("nil no network");
  }

  @Test
  void aFunctionAsLastArgumentIsCalledAtOnceWhenNothingHasToBeAsked() {
    context.run("r = a.createIPAddressWithDNS('1.2.3.4', function(address) got = address end)");
    assertThat(context.eval("got == r, got.value")).isEqualTo("true 1.2.3.4");
    context.run("a.createSocketAddressWithDNS('abc', function(address, message) got = {address, message} end)");
    assertThat(context.eval("got[1], got[2]")).isEqualTo("nil Missing port number in abc");
  }

  @Test
  void aNameIsNotResolvedByTheOtherForms() {
    assertThat(context.run("return a.createIPAddress('some.example')").narg()).isZero();
    assertThat(context.run("return a.createSocketAddress('some.example:80')").narg()).isZero();
    assertThat(asked).isEmpty();
  }

  @Test
  void theNamesKeptAreBounded() {
    Names names = new Names(name -> Future.succeededFuture("10.0.0.1"));
    for (int i = 0; i <= Names.MAX_KEPT; i++) {
      names.resolve("host" + i + ".example");
    }
    assertThat(names.known("host0.example")).isNull();
    assertThat(names.known("host1.example")).hasToString("10.0.0.1");
  }
}
