// The kernels' build stands here; nothing to build yet.
