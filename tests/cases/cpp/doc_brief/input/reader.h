/// \file reader.h
/// \brief Reads values.
#pragma once

/** \brief Deserialises a document.
 *
 * Everything else is told below.
 */
class Reader {
 public:
  /// @brief Reads one value.
  /// \param depth how deep
  int Read(int depth);
  int briefly;  ///< \brief kept short
};

/// \briefly is a word of its own.
int Other();
