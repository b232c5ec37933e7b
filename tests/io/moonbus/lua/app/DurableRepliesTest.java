package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.vertx.core.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is told anything before what scripts have stored until then is on disk. */
class DurableRepliesTest {

  private final Www www = new Www();
  private final GatedDatabase database = new GatedDatabase(www.vertx());

  @BeforeEach
  void start() {
    www.options().durable(true);
    www.data(database).file("main.lua", """
        function onConnection(client)
          function client:write(value) data.x = value return "written" end
          function client:read() calls = (calls or 0) + 1 return data.x end
          function client:count() return calls end
          function client:tell()
            for id, other in pairs(clients) do other.writer:writeMessage(data.x) end
          end
          function client:update() return data:update("x", function() return "updated" end) end
          function client:remove() data.x = nil end
          function client:fail() data.x = 1 error({message = "on purpose"}) end
          function client:coroutine()
            coroutine.wrap(function()
              local value = data:update("y", function() return "y" end)
              client.writer:writeMessage(value)
            end)()
          end
        end
        """).start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void theAnswerOfACallThatWroteWaits() {
    FakeClient client = www.connect("");
    client.send("[\"write\",\"a\"]");
    Promise<Void> disk = database.asked();
    assertThat(client.idle()).isTrue();
    disk.complete();
    assertThat(client.next(ClientMessage.Result.class).values().data().toString()).isEqualTo("[\"written\"]");
  }

  @Test
  void theAnswerOfACallThatOnlyReadDoesNotWait() {
    assertThat(www.connect("").call("[\"read\"]")).isEqualTo("[null]");
    assertThat(database.isAsked()).isFalse();
  }

  @Test
  void everythingSentLaterLeavesBehindIt() {
    FakeClient writer = www.connect("");
    FakeClient reader = www.connect("");
    writer.send("[\"write\",\"a\"]");
    Promise<Void> disk = database.asked();
    reader.send("[\"read\"]");
    writer.send("[\"tell\"]");
    assertThat(reader.idle()).as("what it would read could still be lost").isTrue();
    disk.complete();
    assertThat(reader.next(ClientMessage.Result.class).values().data().toString()).isEqualTo("[\"a\"]");
    assertThat(reader.next(ClientMessage.Push.class).values().data().toString()).isEqualTo("[\"a\"]");
    assertThat(writer.next(ClientMessage.Result.class).values().data().toString()).isEqualTo("[\"written\"]");
    assertThat(writer.next(ClientMessage.Push.class).values().data().toString()).isEqualTo("[\"a\"]");
  }

  @Test
  void messagesLeaveInTheOrderOfSendingWhateverTheDiskDoes() {
    FakeClient first = www.connect("");
    FakeClient second = www.connect("");
    first.send("[\"write\",\"a\"]");
    Promise<Void> one = database.asked();
    second.send("[\"write\",\"b\"]");
    Promise<Void> two = database.asked();
    two.complete();
    assertThat(second.idle()).isTrue();
    one.complete();
    first.next(ClientMessage.Result.class);
    second.next(ClientMessage.Result.class);
  }

  @Test
  void aCallWhoseWriteFailedIsTold() {
    FakeClient writer = www.connect("");
    FakeClient reader = www.connect("");
    writer.send("[\"write\",\"a\"]");
    Promise<Void> disk = database.asked();
    reader.send("[\"read\"]");
    disk.fail("no space left on device");
    assertThat(writer.next(ClientMessage.Failed.class).failure().message())
        .isEqualTo("what the call stored is not on disk: no space left on device");
    reader.next(ClientMessage.Result.class);
    assertThat(reader.call("[\"read\"]")).as("nothing is kept back any more").isEqualTo("[\"a\"]");
  }

  @Test
  void anErrorStaysTheErrorThatItWas() {
    FakeClient client = www.connect("");
    client.send("[\"fail\"]");
    database.asked().fail("no space left on device");
    assertThat(client.next(ClientMessage.Failed.class).failure().message()).isEqualTo("on purpose");
  }

  @Test
  void removingAndUpdatingAreWritesToo() {
    FakeClient client = www.connect("");
    client.send("[\"update\"]");
    database.asked().complete();
    client.next(ClientMessage.Result.class);
    client.send("[\"remove\"]");
    database.asked().complete();
    client.next(ClientMessage.Result.class);
    client.send("[\"remove\"]");
    client.next(ClientMessage.Result.class);
    assertThat(database.isAsked()).as("there was nothing to remove").isFalse();
  }

  @Test
  void whatACoroutineSendsAfterItsUpdateWaitsToo() {
    database.slow = true;
    FakeClient client = www.connect("");
    client.send("[\"coroutine\"]");
    client.next(ClientMessage.Result.class);
    Promise<Void> disk = database.asked();
    assertThat(client.idle()).isTrue();
    disk.complete();
    assertThat(client.next(ClientMessage.Push.class).values().data().toString()).isEqualTo("[\"y\"]");
  }

  @Test
  void whatWaitsLeavesBeforeTheEnd() throws InterruptedException {
    FakeClient client = www.connect("");
    client.send("[\"write\",\"a\"]");
    Promise<Void> disk = database.asked();
    Thread stop = new Thread(www::stop);
    stop.start();
    database.asked().complete();
    disk.complete();
    client.next(ClientMessage.Result.class);
    stop.join();
  }
}
