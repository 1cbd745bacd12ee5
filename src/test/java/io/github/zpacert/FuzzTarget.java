package io.github.zpacert;

import java.util.List;

/** Something of ours that reads what others have written, and takes whatever it is fed. */
public interface FuzzTarget {

  /** Returns inputs that get far: whole documents, each of another shape. */
  List<byte[]> seeds() throws Exception;

  /**
   * Reads the input as the program would. Errors that the program tells its users are an answer like any other;
   * everything else comes out, as does an error that says more than it should.
   */
  void eat(byte[] input) throws Exception;
}
