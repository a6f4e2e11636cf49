// ElectionFiles
