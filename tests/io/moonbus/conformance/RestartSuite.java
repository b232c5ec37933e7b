package io.moonbus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in {@code data} after a restart: the golden scenario of the table {@code data}, section 4. */
abstract class RestartSuite extends NodesSuite {

  private void restartAll() throws Exception {
    for (int node = 0; node < nodes.ports().size(); node++) {
      nodes.restart(node);
    }
  }

  @Test
  void everythingComesBackAsItWas() throws Exception {
    client.run(first(), "/db", "data.r = {s = 'hello', n = 12, f = 1.5, t = true, b = false, e = '', zero = '007', half = '1.50', "
        + "null = 'null', truth = 'true', bin = '\\0\\1\\255\\n', ['a/b'] = 1, ['../up'] = 2, ['.'] = 3, [''] = 4, ['sp ace'] = 5, "
        + "['\\195\\169'] = 6, deep = {a = {b = 'c'}}} data.gone = 1 data.tab = {x = {y = 1}} data.over = {old = 1}");
    client.run(first(), "/db", "data.gone = nil data.tab = nil data.over = {new = 1}");
    client.run(first(), "/typed", "data.number = 0.1 data.text = '0.1'");
    everywhere("/typed", "return data.number, data.text", "[0.1,\"0.1\"]");
    restartAll();
    everywhere("/db", "local r = data.r or {} return r.s, r.n, r.f, r.t, r.b, r.e, r.zero, r.half, r.null, r.truth, r.bin == '\\0\\1\\255\\n'",
        "[\"hello\",\"12\",\"1.5\",true,false,\"\",\"007\",\"1.50\",\"null\",\"true\",true]");
    everywhere("/db", "local r = data.r return r['a/b'], r['../up'], r['.'], r[''], r['sp ace'], r['\\195\\169'], r.deep.a.b, #r",
        "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"c\",17]");
    everywhere("/db", "return data.gone, data.tab, data.over.old, data.over.new, super.data.up", "[null,null,null,\"1\",null]");
    everywhere("/typed", "return data.number, data.text", "[0.1,\"0.1\"]");
  }

  @Test
  void aTableThatWasEmptiedIsEmptyAfterwards() throws Exception {
    client.run(first(), "/db/sub", "for i = 1, 20 do data['k' .. i] = i end data.tab = {x = {y = 1}}");
    assertThat(client.run(first(), "/db/sub", "for key in pairs(data) do data[key] = nil end return next(data)"))
        .isIn(List.of("[]", "[null]"));
    client.run(first(), "/db/sub", "super.data.emptied = true");
    everywhere("/db", "return data.emptied", "[true]");
    restartAll();
    everywhere("/db/sub", "return (next(data))", "[null]");
    everywhere("/db", "return data.emptied", "[true]");
  }

  @Test
  void itIsThereBeforeTheApplicationsStart() throws Exception {
    client.run(first(), "", "data.early = 'there'");
    everywhere("", "return data.early", "[\"there\"]");
    restartAll();
    everywhere("", "return early", "[\"there\"]");
  }
}
