-- What a writer sends: each test returns the messages that its client has to get before the answer.

local writer

function test.valuesAreOneMessage()
  client.writer:writeMessage("a", 1, nil, {x = true})
  client.writer:writeMessage()
  return 'MESSAGE ["a",1,null,{"x":true}]', "MESSAGE []"
end

function test.bytesAreAMessagePerArgument()
  client.writer:writeRaw("one", "two", 3)
  client.writer:writeRaw()
  return "RAW one", "RAW two", "RAW 3"
end

function test.anInvocationHasANameAndValues()
  client.writer:writeInvocation("name")
  client.writer:writeInvocation("name", {1, 2}, false)
  return "INVOCATION name []", "INVOCATION name [[1,2],false]"
end

function test.aStatusHasACodeAndADescription()
  client.writer:writeStatusResponse("Call.Failed", "why")
  client.writer:writeStatusResponse("Call.Done")
  return 'STATUS Call.Failed ["why"]', "STATUS Call.Done []"
end

function test.theOrderIsThatOfTheCalls()
  for i = 1, 5 do client.writer:writeMessage(i) end
  client.writer:flush()
  client.writer:writeMessage(6)
  return "MESSAGE [1]", "MESSAGE [2]", "MESSAGE [3]", "MESSAGE [4]", "MESSAGE [5]", "MESSAGE [6]"
end

function test.newWritersShareTheChannel()
  writer = client.writer:newWriter()
  writer:writeMessage("from another")
  client.writer:newFlowWriter():writeInvocation("flow")
  client.writer:writeMessage("from the first")
  return 'MESSAGE ["from another"]', "INVOCATION flow []", 'MESSAGE ["from the first"]'
end

function test.whatWasWrittenBeforeAnErrorIsSent()
  client.writer:writeMessage("sent")
  pcall(function() client.writer:writeMessage("sent, too") error("caught") end)
  return 'MESSAGE ["sent"]', 'MESSAGE ["sent, too"]'
end

function test.wrongArgumentsSendNothing()
  client.writer:writeInvocation()
  client.writer:writeInvocation({})
  client.writer:writeStatusResponse()
  client.writer:writeRaw({})
  client.writer.writeMessage("dot")
end

function test.valuesThatCannotBeWrittenRaise()
  local cycle = {}
  cycle.cycle = cycle
  equal((pcall(client.writer.writeMessage, client.writer, cycle)), false)
  equal((pcall(client.writer.writeInvocation, client.writer, "name", cycle)), false)
  client.writer:writeMessage(1 / 0, print, coroutine.create(print))
  return "MESSAGE [null,null,null]"
end

function test.textIsUtf8AndBytesStay()
  client.writer:writeMessage("äö €")
  return 'MESSAGE ["äö €"]'
end
