"""Where batch files are put and found: a folder (USB stick, network share), SFTP."""
