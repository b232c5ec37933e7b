package io.moonbus.bench;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.value.LuaValues;
import io.moonbus.value.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.concurrent.TimeUnit;
import org.luaj.vm2.Varargs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A call's values from the wire to Lua and back; the baseline is Vert.x's own JSON to Java values and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValueBenchmark {

  private final Buffer json = Buffer.buffer("[\"echo\",\"hello\",1,{\"a\":[1,2,3]}]");
  private final Buffer query = Buffer.buffer("echo&hello&1&a=2");
  private final Varargs values = LuaValues.read(Payload.encoded(Format.JSON, json), Limits.DEFAULT);

  /** JSON to Java values and back. */
  @Benchmark
  public Buffer baselineJsonOfVertx() {
    return new JsonArray(json).toBuffer();
  }

  /** JSON to Lua values and back. */
  @Benchmark
  public Payload jsonToLuaAndBack() {
    return LuaValues.write(LuaValues.read(Payload.encoded(Format.JSON, json), Limits.DEFAULT), Format.JSON, Limits.DEFAULT);
  }

  /** Lua values to XML-RPC. */
  @Benchmark
  public Payload luaToXmlRpc() {
    return LuaValues.write(values, Format.XMLRPC, Limits.DEFAULT);
  }

  /** A query to Lua values. */
  @Benchmark
  public Varargs queryToLua() {
    return LuaValues.read(Payload.encoded(Format.QUERY, query), Limits.DEFAULT);
  }
}
