package io.github.zpacert.cli;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import java.io.IOException;
import java.util.Map;

/** Watches another JVM reach a method, from outside, with nothing in that program to make it possible. */
final class Debugger implements AutoCloseable {

  private static final ListeningConnector SOCKET =
      Bootstrap.virtualMachineManager().listeningConnectors().stream()
          .filter(c -> c.name().equals("com.sun.jdi.SocketListen"))
          .findFirst()
          .orElseThrow();

  private static final String PATIENCE_MILLIS = "120000";

  private final Map<String, Argument> arguments = SOCKET.defaultArguments();
  private final String address;

  /** A method of the program; every one of that name, if there are several. */
  record Place(String type, String method) {}

  /** What to do when the program is about to begin a method. It stands still meanwhile. */
  interface Visit {
    void at(Place place) throws Exception;
  }

  Debugger() throws Exception {
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("timeout").setValue(PATIENCE_MILLIS);
    address = SOCKET.startListening(arguments);
  }

  /** The options with which a JVM waits for this debugger before it does anything. */
  String jvmOptions() {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port;
  }

  /** Follows the JVM that was started with the options until it ends. */
  void follow(Visit visit, Place... places) throws Exception {
    VirtualMachine program = SOCKET.accept(arguments);
    for (Place place : places) {
      program.classesByName(place.type()).forEach(type -> stopAt(type, place));
      var loaded = program.eventRequestManager().createClassPrepareRequest();
      loaded.addClassFilter(place.type());
      loaded.putProperty(Place.class, place);
      loaded.enable();
    }
    try {
      while (true) {
        EventSet events = program.eventQueue().remove();
        for (Event event : events) {
          tell(event, visit);
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      // it has ended
    }
  }

  private static void tell(Event event, Visit visit) throws Exception {
    if (event instanceof ClassPrepareEvent loaded) {
      stopAt(loaded.referenceType(), (Place) loaded.request().getProperty(Place.class));
    } else if (event instanceof BreakpointEvent reached) {
      visit.at((Place) reached.request().getProperty(Place.class));
    }
  }

  private static void stopAt(ReferenceType type, Place place) {
    for (Method method : type.methodsByName(place.method())) {
      var stop =
          type.virtualMachine().eventRequestManager().createBreakpointRequest(method.location());
      stop.putProperty(Place.class, place);
      stop.enable();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      SOCKET.stopListening(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }
}
