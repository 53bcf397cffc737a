"""The series: that its papers print what its truth says, and that the truth agrees with itself."""
