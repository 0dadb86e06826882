import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';

@Injectable()
export class WeatherService {
  private static readonly host = 'https://weather.example.com';

  constructor(private readonly http: HttpService) {}

  async today(city: string) {
    const { data } = await firstValueFrom(this.http.get(`${WeatherService.host}/cities/${city}/today`));
    return data;
  }

  async push(readings: unknown[]) {
    return this.http.axiosRef.post(`${WeatherService.host}/readings`, readings);
  }
}
