package io.github.zpacert.state;

import java.util.Optional;

/** A place for one state of one test, with the doors that only a test goes through. */
public interface Place {

  /** Opens the place anew, as another run would. */
  Backend open();

  /** Returns how another process opens it: for {@link StateProcess}. */
  String address();

  /** Puts something in the state's place, without a lock and without a word. */
  void put(byte[] content) throws Exception;

  /** Returns what stands in the state's place, as it is stored. */
  Optional<byte[]> stored() throws Exception;

  /** Removes the lock behind its holder's back. */
  void removeLock() throws Exception;

  /** Whether a lock ends with the process that has it. */
  boolean freesWhatTheDeadHeld();

  /** Opens a place of this kind at a server that listens at the port; empty if it has no server. */
  Optional<Backend> at(int port);
}
