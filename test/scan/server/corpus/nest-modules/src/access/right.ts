export enum Right {
  ShiftsRead = 'shifts.read',
}
